/// The colours of a film, from which it follows how its pixels are stored.
struct FilmColors {
  /// The first 256 colours, as premultiplied words, by their index in the order of their appearance.
  private var indices: [UInt32: Int] = [:]
  private var hasFew = true
  private var isOpaque = true
  /// One bit for each opaque colour.
  private var used = [UInt64](repeating: 0, count: 1 << 18)

  /// The most colours of a palette that are not its transparent one.
  private static let capacity = 255

  /// Takes note of the pixels that differ from those of the frame before; of all where there is none.
  mutating func add(_ pixels: [UInt32], after previous: [UInt32]) {
    let isFirst = previous.isEmpty
    var last: UInt32?
    for index in pixels.indices {
      let pixel = pixels[index]
      if pixel == last || (!isFirst && pixel == previous[index]) { continue }
      last = pixel
      if pixel >= 0xFF00_0000 {
        let color = Int(pixel & 0xFF_FFFF)
        let bit = UInt64(1) << UInt64(color & 63)
        if used[color >> 6] & bit != 0 { continue }
        used[color >> 6] |= bit
      } else {
        isOpaque = false
      }
      if hasFew, pixel != 0, indices[pixel] == nil {
        hasFew = indices.count < Self.capacity
        indices[pixel] = indices.count + 1
      }
    }
  }

  /// The smallest way to store the film that leaves a value for pixels that do not change.
  var coding: FilmCoding {
    if hasFew {
      let colors = indices.sorted { $0.value < $1.value }.map(\.key)
      return FilmCoding(kind: .indexed, palette: [0] + colors, indices: indices)
    }
    if isOpaque, let key = unusedColor { return FilmCoding(kind: .rgb, key: key) }
    return FilmCoding(kind: .rgba)
  }

  /// A colour that no pixel has: a grey if there is one, since equal bytes compress best, and the darkest.
  private var unusedColor: UInt32? {
    func isUsed(_ color: Int) -> Bool { used[color >> 6] >> UInt64(color & 63) & 1 == 1 }
    let gray = (0...255).lazy.map { $0 * 0x01_0101 }.first { !isUsed($0) }
    return (gray ?? (0..<1 << 24).first { !isUsed($0) }).map { UInt32($0) }
  }
}
