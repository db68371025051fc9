import CCairo
import Graphics

/// A symbol drawn once, to be stamped at other places.
struct Sprite {
  /// From the pixel that the symbol is placed at to the sprite's first.
  private let offset: Int
  private let side: Int
  private let words: [UInt32]
  /// The part of each row that is not transparent.
  private let spans: [Range<Int>]

  /// Draws `look` at a sub-pixel place.
  init(_ look: SpriteLook, phaseX: Int, phaseY: Int) throws(CairoError) {
    let reach = look.reach
    let side = 2 * reach + 1
    let surface = try Surface(CAIRO_FORMAT_ARGB32, width: side, height: side)
    let context = try Context(on: surface)
    let painter = Painter(context.pointer, size: Size(width: side, height: side))
    painter.paint(
      Symbols(
        look.symbol, radius: look.radius, fill: look.fill, stroke: look.stroke,
        positions: [
          Point(
            Double(reach) + SubpixelPlace.offset(of: phaseX),
            Double(reach) + SubpixelPlace.offset(of: phaseY))
        ]))
    try context.check()
    let words = surface.rows(of: UInt32.self, width: side, height: side)
    spans = (0..<side).map { y in
      let row = words[y * side..<(y + 1) * side]
      guard let first = row.firstIndex(where: { $0 != 0 }),
        let last = row.lastIndex(where: { $0 != 0 })
      else { return 0..<0 }
      return first - row.startIndex..<last - row.startIndex + 1
    }
    offset = -reach
    self.side = side
    self.words = words
  }

  /// Paints the symbol at pixel (x, y), inside `clip` only.
  func stamp(_ grid: PixelGrid, x: Int, y: Int, clip: PixelBox) {
    let (left, top) = (x + offset, y + offset)
    let rows = max(clip.top, top)..<max(clip.top, top, min(clip.bottom, top + side))
    words.withUnsafeBufferPointer { words in
      spans.withUnsafeBufferPointer { spans in
        guard let base = words.baseAddress else { return }
        for row in rows {
          let span = spans[row - top]
          let first = max(clip.left, left + span.lowerBound)
          let end = min(clip.right, left + span.upperBound)
          guard first < end else { continue }
          grid.blend(
            base + ((row - top) * side + first - left), count: end - first, x: first, y: row)
        }
      }
    }
  }
}

/// Everything about symbols but where they are.
struct SpriteLook: Hashable {
  let symbol: Symbol
  let radius: Double
  let fill: Color?
  let stroke: Stroke?

  init(_ symbols: Symbols) {
    symbol = symbols.symbol
    radius = symbols.radius
    fill = symbols.fill
    stroke = symbols.stroke
  }

  /// How many pixels the symbol can reach from its own: the longest outline is a star's, 1.6 radii.
  var reach: Int { Int((radius * 1.65 + (stroke?.width ?? 0) / 2 + 1.5).rounded(.up)) }

  /// Whether sprites are worth their memory, which symbols the size of letters are.
  var isSmall: Bool { radius <= 24 && (0...24).contains(stroke?.width ?? 0) }
}
