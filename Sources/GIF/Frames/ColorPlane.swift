/// A frame as colours.
struct ColorPlane {
  private(set) var colors: [UInt32] = []

  /// Becomes a packed frame.
  mutating func unpack(
    _ bytes: [UInt8], over backdrop: [UInt32], _ unpacker: FrameUnpacker
  ) throws(GIF.EncodingError) {
    try withSink(over: backdrop) { colors throws(GIF.EncodingError) in
      try unpacker.unpack(bytes, into: colors)
    }
  }

  /// How much the picture changes around a pixel: the more, the less an error there is seen.
  @inline(__always)
  func contrast(at position: Int, width: Int) -> Int {
    guard position >= width, position + width < colors.count else { return 0 }
    return Self.contrast(colors[position - 1], colors[position + 1])
      + Self.contrast(colors[position - width], colors[position + width])
  }

  /// How far apart two colours are: red and blue count once, green twice.
  @inline(__always)
  private static func contrast(_ a: UInt32, _ b: UInt32) -> Int {
    func step(_ shift: UInt32) -> Int { abs(Int(a >> shift & 255) - Int(b >> shift & 255)) }
    return step(16) + 2 * step(8) + step(0)
  }

  fileprivate mutating func withSink(
    over backdrop: [UInt32], _ body: (ColorSink) throws(GIF.EncodingError) -> Void
  ) throws(GIF.EncodingError) {
    colors.refill(from: backdrop)
    try colors.withUnsafeMutableBufferPointer { colors throws(GIF.EncodingError) in
      try body(ColorSink(colors: colors))
    }
  }
}

/// A frame as the indices that stand for its colours, and as these if they are wanted.
struct IndexPlane {
  private(set) var colors = ColorPlane()
  private(set) var indices: [UInt8] = []
  private let map: ColorMap
  /// How long the frame is shown, in centiseconds.
  var delay = 0

  init(map: ColorMap) { self.map = map }

  var count: Int { indices.count }

  /// Becomes a packed frame, colour by colour.
  ///
  /// - Parameter assign: finds the index of each pixel.
  mutating func unpack(
    _ bytes: [UInt8], over backdrop: [UInt32], _ unpacker: FrameUnpacker,
    assign: (_ colors: [UInt32], _ indices: inout [UInt8]) -> Void
  ) throws(GIF.EncodingError) {
    try colors.unpack(bytes, over: backdrop, unpacker)
    if indices.count != colors.colors.count {
      indices = [UInt8](repeating: 0, count: colors.colors.count)
    }
    assign(colors.colors, &indices)
  }

  /// Becomes a packed frame.
  ///
  /// - Parameter backdrop: empty if colours are not wanted.
  mutating func unpack(
    _ bytes: [UInt8], over backdropIndices: [UInt8], _ backdrop: [UInt32],
    _ unpacker: FrameUnpacker
  ) throws(GIF.EncodingError) {
    indices.refill(from: backdropIndices)
    let map = map
    try indices.withUnsafeMutableBufferPointer { indices throws(GIF.EncodingError) in
      try colors.withSink(over: backdrop) { colors throws(GIF.EncodingError) in
        try unpacker.unpack(bytes, into: IndexSink(indices: indices, colors: colors, map: map))
      }
    }
  }
}

extension Array {
  /// Becomes a copy of another array, in the memory it has if that is of the right size.
  fileprivate mutating func refill(from other: [Element]) {
    guard count == other.count else {
      self = other
      return
    }
    withUnsafeMutableBufferPointer { target in _ = target.update(fromContentsOf: other) }
  }
}
