/// Where the pixels of a packed frame go.
protocol PixelSink {
  var count: Int { get }

  /// Sets one pixel.
  mutating func put(_ color: UInt32, at position: Int)

  /// Sets pixels one after another to those `distance` before them.
  mutating func copy(_ range: Range<Int>, distance: Int)
}

/// A frame as colours.
struct ColorPlane: PixelSink {
  private(set) var colors: [UInt32] = []

  var count: Int { colors.count }

  /// Begins a frame.
  mutating func begin(over backdrop: [UInt32]) { colors.refill(from: backdrop) }

  @inline(__always)
  mutating func put(_ color: UInt32, at position: Int) { colors[position] = color }

  @inline(__always)
  mutating func copy(_ range: Range<Int>, distance: Int) {
    colors.withUnsafeMutableBufferPointer { colors in
      for i in range { colors[i] = colors[i &- distance] }
    }
  }
}

/// A frame as colours and as the indices that stand for them.
struct IndexPlane: PixelSink {
  private(set) var colors = ColorPlane()
  private(set) var indices: [UInt8] = []
  private let map: ColorMap

  init(map: ColorMap) { self.map = map }

  var count: Int { indices.count }

  /// Begins a frame over a backdrop whose indices are known.
  mutating func begin(over backdrop: [UInt32], _ backdropIndices: [UInt8]) {
    colors.begin(over: backdrop)
    indices.refill(from: backdropIndices)
  }

  @inline(__always)
  mutating func put(_ color: UInt32, at position: Int) {
    colors.put(color, at: position)
    indices[position] = map[color]
  }

  @inline(__always)
  mutating func copy(_ range: Range<Int>, distance: Int) {
    colors.copy(range, distance: distance)
    indices.withUnsafeMutableBufferPointer { indices in
      for i in range { indices[i] = indices[i &- distance] }
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
