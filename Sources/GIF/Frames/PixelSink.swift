/// Where the pixels of a packed frame go.
protocol PixelSink {
  var count: Int { get }

  /// Sets one pixel.
  func put(_ color: UInt32, at position: Int)

  /// Sets pixels one after another to those `distance` before them.
  func copy(_ range: Range<Int>, distance: Int)
}

/// Pixels as colours.
struct ColorSink: PixelSink {
  let colors: UnsafeMutableBufferPointer<UInt32>

  var count: Int { colors.count }

  @inline(__always)
  func put(_ color: UInt32, at position: Int) { colors[position] = color }

  @inline(__always)
  func copy(_ range: Range<Int>, distance: Int) {
    for i in range { colors[i] = colors[i &- distance] }
  }
}

/// Pixels as the indices that stand for them, and as colours if these are wanted.
struct IndexSink: PixelSink {
  let indices: UnsafeMutableBufferPointer<UInt8>
  /// Empty where only indices are wanted.
  let colors: ColorSink
  let map: ColorMap

  var count: Int { indices.count }

  @inline(__always)
  func put(_ color: UInt32, at position: Int) {
    indices[position] = map[color]
    if colors.count > 0 { colors.put(color, at: position) }
  }

  @inline(__always)
  func copy(_ range: Range<Int>, distance: Int) {
    for i in range { indices[i] = indices[i &- distance] }
    if colors.count > 0 { colors.copy(range, distance: distance) }
  }
}
