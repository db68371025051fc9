import Graphics

/// The sprites of a canvas, each drawn when it is first wanted.
struct SpriteCache {
  private var indices: [SpriteLook: Int] = [:]
  private var sheets: [[Sprite?]] = []

  /// Looks are few and seldom change within a film; whoever varies them starts anew at this number.
  private static let capacity = 256

  /// Paints each symbol at the nearest quarter of a pixel, inside `clip` only.
  mutating func stamp(
    _ symbols: Symbols, on grid: PixelGrid, clip: PixelBox
  ) throws(CairoError) {
    let look = SpriteLook(symbols)
    let sheet = index(of: look)
    let reach = Double(look.reach)
    let visible = clip.rect.inset(by: -reach)
    for position in symbols.positions where visible.contains(position) {
      let (x, y) = (SubpixelPlace(position.x), SubpixelPlace(position.y))
      let phase = y.phase * SubpixelPlace.count + x.phase
      if sheets[sheet][phase] == nil {
        sheets[sheet][phase] = try Sprite(look, phaseX: x.phase, phaseY: y.phase)
      }
      sheets[sheet][phase]?.stamp(grid, x: x.pixel, y: y.pixel, clip: clip)
    }
  }

  private mutating func index(of look: SpriteLook) -> Int {
    if let index = indices[look] { return index }
    if sheets.count == Self.capacity {
      indices.removeAll()
      sheets.removeAll()
    }
    indices[look] = sheets.count
    sheets.append(Array(repeating: nil, count: SubpixelPlace.count * SubpixelPlace.count))
    return sheets.count - 1
  }
}
