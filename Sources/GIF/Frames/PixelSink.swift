/// Where the pixels of a packed frame go.
protocol PixelSink {
  /// What stands for a colour.
  associatedtype Pixel

  var count: Int { get }

  func pixel(_ color: UInt32) -> Pixel
  func color(_ pixel: Pixel) -> UInt32

  /// Sets one pixel.
  func put(_ pixel: Pixel, at position: Int)

  /// Sets pixels one after another to those `distance` before them.
  func copy(_ range: Range<Int>, distance: Int)
}

/// Pixels as colours.
struct ColorSink: PixelSink {
  let colors: UnsafeMutableBufferPointer<UInt32>

  var count: Int { colors.count }

  @inline(__always)
  func pixel(_ color: UInt32) -> UInt32 { color }

  @inline(__always)
  func color(_ pixel: UInt32) -> UInt32 { pixel }

  @inline(__always)
  func put(_ pixel: UInt32, at position: Int) { colors[position] = pixel }

  @inline(__always)
  func copy(_ range: Range<Int>, distance: Int) { colors.copy(range, distance: distance) }
}

/// Pixels as the indices that stand for them, and as colours if these are wanted.
struct IndexSink: PixelSink {
  struct Pixel {
    var color: UInt32
    var index: UInt8
  }

  let indices: UnsafeMutableBufferPointer<UInt8>
  /// Empty where only indices are wanted.
  let colors: UnsafeMutableBufferPointer<UInt32>
  let map: ColorMap
  let recent: RecentIndices.Slots

  var count: Int { indices.count }

  @inline(__always)
  func pixel(_ color: UInt32) -> Pixel {
    Pixel(color: color, index: recent.index(of: color, in: map))
  }

  @inline(__always)
  func color(_ pixel: Pixel) -> UInt32 { pixel.color }

  @inline(__always)
  func put(_ pixel: Pixel, at position: Int) {
    indices[position] = pixel.index
    if colors.count > 0 { colors[position] = pixel.color }
  }

  @inline(__always)
  func copy(_ range: Range<Int>, distance: Int) {
    indices.copy(range, distance: distance)
    if colors.count > 0 { colors.copy(range, distance: distance) }
  }
}

extension UnsafeMutableBufferPointer {
  /// Sets elements one after another to those `distance` before them.
  @inline(__always)
  fileprivate func copy(_ range: Range<Int>, distance: Int) {
    if distance == 1 {
      let value = self[range.lowerBound - 1]
      for i in range { self[i] = value }
    } else if range.count <= distance {
      UnsafeMutableBufferPointer(rebasing: self[range]).baseAddress!.update(
        from: baseAddress! + (range.lowerBound - distance), count: range.count)
    } else {
      for i in range { self[i] = self[i &- distance] }
    }
  }
}
