import CCairo
import Graphics

/// How much of each pixel a letter covers, or the colours of one that has its own, at a quarter of a pixel.
struct GlyphMask {
  private enum Ink {
    case coverage([UInt8])
    /// Premultiplied.
    case words([UInt32])
  }

  /// From the pixel that the letter is placed at to the mask's first.
  private let left: Int
  private let top: Int
  private let width: Int
  private let height: Int
  private let ink: Ink

  init(
    _ glyph: UInt, of font: borrowing ScaledFont, isColored: Bool, phaseX: Int, phaseY: Int
  ) throws(CairoError) {
    var extents = cairo_text_extents_t()
    var placed = cairo_glyph_t(index: glyph, x: 0, y: 0)
    cairo_scaled_font_glyph_extents(font.pointer, &placed, 1, &extents)
    let (shiftX, shiftY) = (SubpixelPlace.offset(of: phaseX), SubpixelPlace.offset(of: phaseY))
    // A pixel more on each side, for what is rounded.
    left = Int((extents.x_bearing + shiftX).rounded(.down)) - 1
    top = Int((extents.y_bearing + shiftY).rounded(.down)) - 1
    width = Int((extents.x_bearing + shiftX + extents.width).rounded(.up)) + 1 - left
    height = Int((extents.y_bearing + shiftY + extents.height).rounded(.up)) + 1 - top
    guard extents.width > 0, extents.height > 0 else {
      ink = .coverage([])
      return
    }
    let surface = try Surface(
      isColored ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, width: width, height: height)
    let context = try Context(on: surface)
    cairo_set_scaled_font(context.pointer, font.pointer)
    cairo_set_antialias(context.pointer, CAIRO_ANTIALIAS_BEST)
    placed.x = Double(-left) + shiftX
    placed.y = Double(-top) + shiftY
    if isColored {
      cairo_show_glyphs(context.pointer, &placed, 1)
    } else {
      cairo_glyph_path(context.pointer, &placed, 1)
      cairo_fill(context.pointer)
    }
    try context.check()
    ink =
      isColored
      ? .words(surface.rows(of: UInt32.self, width: width, height: height))
      : .coverage(surface.rows(of: UInt8.self, width: width, height: height))
  }

  /// Paints the letter at pixel (x, y), inside `clip` only, with `color`, a premultiplied word, unless it has its own.
  func stamp(_ grid: PixelGrid, x: Int, y: Int, color: UInt32, clip: PixelBox) {
    let (left, top) = (x + left, y + top)
    let first = max(clip.left, left)
    let end = min(clip.right, left + width)
    guard first < end else { return }
    let rows = max(clip.top, top)..<max(clip.top, top, min(clip.bottom, top + height))
    func stamp<Value>(_ values: [Value], _ blend: (UnsafePointer<Value>, _ row: Int) -> Void) {
      values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress, !values.isEmpty else { return }
        for row in rows { blend(base + ((row - top) * width + first - left), row) }
      }
    }
    switch ink {
    case .coverage(let coverage):
      stamp(coverage) { grid.blend(color, through: $0, count: end - first, x: first, y: $1) }
    case .words(let words):
      stamp(words) { grid.blend($0, count: end - first, x: first, y: $1) }
    }
  }
}
