import CCairo
import Glibc
import Graphics

/// A symbol drawn once at 16 sub-pixel places, to be stamped wherever it is wanted.
struct SpriteSheet {
  /// The sides of each sprite.
  private let side: Int
  /// The symbol's middle in its sprite, at the first sub-pixel place.
  private let middle: Int
  /// 16 sprites of `side * side` premultiplied words: place (px, py) is at index py * 4 + px.
  private let pixels: [UInt32]

  /// Sub-pixel places along each axis: a quarter of a pixel is less than the eye sees.
  private static let places = 4

  init(_ symbols: Symbols) throws(CairoError) {
    let reach = symbols.radius * 1.7 + (symbols.stroke?.width ?? 0) + 2
    middle = Int(reach.rounded(.up))
    side = 2 * middle + 1
    let outline = symbols.symbol.outline
    var pixels: [UInt32] = []
    for py in 0..<Self.places {
      for px in 0..<Self.places {
        let at = Point(
          Double(middle) + Double(px) / Double(Self.places),
          Double(middle) + Double(py) / Double(Self.places))
        var canvas = try Canvas(Size(width: side, height: side))
        let path = outline.placed(at: at, scale: symbols.radius)
        try canvas.draw(
          Scene(
            size: canvas.size,
            marks: [
              .path(path, fill: symbols.symbol.isOpen ? nil : symbols.fill, stroke: symbols.stroke)
            ]))
        pixels += canvas.bitmap().pixels
      }
    }
    self.pixels = pixels
  }

  /// Paints the symbol over `target` at every position, inside `clip`.
  func stamp(
    _ positions: [Point], on target: UnsafeMutableBufferPointer<UInt32>, size: Size, clip: Rect
  ) {
    let left = max(0, Int(clip.left.rounded(.up)))
    let right = min(size.width, Int(clip.right.rounded(.down)))
    let top = max(0, Int(clip.top.rounded(.up)))
    let bottom = min(size.height, Int(clip.bottom.rounded(.down)))
    pixels.withUnsafeBufferPointer { source in
      for position in positions where position.isFinite && isNear(position, size) {
        let (column, px) = Self.split(position.x)
        let (row, py) = Self.split(position.y)
        let sprite = (py * Self.places + px) * side * side
        let (x0, y0) = (column - middle, row - middle)
        let (firstX, lastX) = (max(left, x0), min(right, x0 + side))
        guard firstX < lastX else { continue }
        for y in max(top, y0)..<max(max(top, y0), min(bottom, y0 + side)) {
          let from = sprite + (y - y0) * side - x0
          let to = y * size.width
          for x in firstX..<lastX {
            let word = source[from + x]
            if word >= 0xFF00_0000 {
              target[to + x] = word
            } else if word != 0 {
              target[to + x] = Self.over(word, target[to + x])
            }
          }
        }
      }
    }
  }

  private func isNear(_ p: Point, _ size: Size) -> Bool {
    let margin = Double(side)
    return p.x > -margin && p.y > -margin && p.x < Double(size.width) + margin
      && p.y < Double(size.height) + margin
  }

  /// A coordinate as a whole pixel and the nearest sub-pixel place in it.
  private static func split(_ value: Double) -> (Int, Int) {
    let steps = Int((value * Double(places)).rounded())
    return (steps >> 2, steps & 3)
  }

  /// Premultiplied source over destination, two channels at a time; rounds as cairo does.
  private static func over(_ source: UInt32, _ destination: UInt32) -> UInt32 {
    let share = 255 - (source >> 24)
    var low = (destination & 0xFF00FF) &* share &+ 0x800080
    low = ((low &+ ((low >> 8) & 0xFF00FF)) >> 8) & 0xFF00FF
    var high = ((destination >> 8) & 0xFF00FF) &* share &+ 0x800080
    high = (high &+ ((high >> 8) & 0xFF00FF)) & 0xFF00_FF00
    return source &+ (low | high)
  }
}

/// The sprite sheets of a canvas by what they look like.
struct SpriteCache {
  private var sheets: [(look: Symbols, sheet: SpriteSheet)] = []

  /// Looks are few, and change hardly ever within a film.
  private static let capacity = 64

  mutating func sheet(for symbols: Symbols) throws(CairoError) -> SpriteSheet {
    var look = symbols
    look.positions = []
    if let found = sheets.first(where: { $0.look == look }) { return found.sheet }
    let sheet = try SpriteSheet(look)
    if sheets.count == Self.capacity { sheets.removeFirst() }
    sheets.append((look, sheet))
    return sheet
  }
}
