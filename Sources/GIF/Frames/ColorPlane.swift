/// A frame as colours.
struct ColorPlane {
  private let backdrop: [UInt32]
  private(set) var colors: [UInt32]
  /// Where it may differ from its backdrop.
  private var changes: [Range<Int>] = []

  /// - Parameter backdrop: that of the packed frames.
  init(backdrop: [UInt32]) {
    self.backdrop = backdrop
    colors = backdrop
  }

  /// Becomes a packed frame.
  mutating func unpack(
    _ bytes: [UInt8], _ unpacker: FrameUnpacker
  ) throws(GIF.EncodingError) {
    colors.restore(changes, from: backdrop)
    try colors.withUnsafeMutableBufferPointer { colors throws(GIF.EncodingError) in
      try unpacker.unpack(bytes, into: ColorSink(colors: colors), changes: &changes)
    }
  }
}

extension Array {
  /// Becomes another array again, from which it differs only in some ranges.
  mutating func restore(_ changes: [Range<Int>], from other: [Element]) {
    withUnsafeMutableBufferPointer { target in
      other.withUnsafeBufferPointer { other in
        for range in changes {
          _ = UnsafeMutableBufferPointer(rebasing: target[range]).update(
            fromContentsOf: UnsafeBufferPointer(rebasing: other[range]))
        }
      }
    }
  }
}
