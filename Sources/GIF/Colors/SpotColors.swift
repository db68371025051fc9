/// The colours that fill four pixels in a square anywhere in a film, to five bits a channel: marks and areas, but no soft
/// edges.
struct SpotColors: Sendable {
  private var words = [UInt64](repeating: 0, count: 1 << 9)

  init() {}

  /// Those of a picture.
  init(of pixels: [UInt32], width: Int) {
    for position in pixels.indices where position % width > 0 && position >= width {
      let color = pixels[position]
      if color == pixels[position - 1], color == pixels[position - width],
        color == pixels[position - width - 1], color != PixelFormat.transparent
      {
        insert(color)
      }
    }
  }

  @inline(__always)
  mutating func insert(_ color: UInt32) {
    let index = Self.index(color)
    words[index >> 6] |= 1 << UInt64(index & 63)
  }

  func contains(_ color: UInt32) -> Bool {
    let index = Self.index(color)
    return words[index >> 6] & 1 << UInt64(index & 63) != 0
  }

  mutating func formUnion(_ other: SpotColors) {
    for i in words.indices { words[i] |= other.words[i] }
  }

  @inline(__always)
  private static func index(_ color: UInt32) -> Int {
    Int(color >> 19 & 31) << 10 | Int(color >> 11 & 31) << 5 | Int(color >> 3 & 31)
  }
}
