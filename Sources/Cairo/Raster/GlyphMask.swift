import CCairo
import Graphics

/// How much of each pixel a letter covers, at a quarter of a pixel.
struct GlyphMask {
  /// From the pixel that the letter is placed at to the mask's first.
  private let left: Int
  private let top: Int
  private let width: Int
  private let height: Int
  private let coverage: [UInt8]

  init(_ glyph: UInt, of font: borrowing ScaledFont, phase: Int) throws(CairoError) {
    var extents = cairo_text_extents_t()
    var placed = cairo_glyph_t(index: glyph, x: 0, y: 0)
    cairo_scaled_font_glyph_extents(font.pointer, &placed, 1, &extents)
    let shift = SubpixelPlace.offset(of: phase)
    left = Int((extents.x_bearing + shift).rounded(.down)) - 1
    top = Int(extents.y_bearing.rounded(.down)) - 1
    width = Int((extents.x_bearing + shift + extents.width).rounded(.up)) + 1 - left
    height = Int((extents.y_bearing + extents.height).rounded(.up)) + 1 - top
    guard extents.width > 0, extents.height > 0 else {
      coverage = []
      return
    }
    let surface = try Surface(CAIRO_FORMAT_A8, width: width, height: height)
    let context = try Context(on: surface)
    cairo_set_scaled_font(context.pointer, font.pointer)
    cairo_set_antialias(context.pointer, CAIRO_ANTIALIAS_BEST)
    placed.x = Double(-left) + shift
    placed.y = Double(-top)
    cairo_glyph_path(context.pointer, &placed, 1)
    cairo_fill(context.pointer)
    try context.check()
    cairo_surface_flush(surface.pointer)
    let stride = Int(cairo_image_surface_get_stride(surface.pointer))
    var coverage = [UInt8](repeating: 0, count: width * height)
    if let data = cairo_image_surface_get_data(surface.pointer) {
      for y in 0..<height {
        for x in 0..<width { coverage[y * width + x] = data[y * stride + x] }
      }
    }
    self.coverage = coverage
  }

  /// Paints the letter with `color`, a premultiplied word, at pixel (x, y), inside `clip` only.
  func stamp(_ grid: PixelGrid, x: Int, y: Int, color: UInt32, clip: PixelBox) {
    let (left, top) = (x + left, y + top)
    let first = max(clip.left, left)
    let end = min(clip.right, left + width)
    guard first < end, !coverage.isEmpty else { return }
    coverage.withUnsafeBufferPointer { coverage in
      guard let base = coverage.baseAddress else { return }
      for row in max(clip.top, top)..<max(clip.top, top, min(clip.bottom, top + height)) {
        grid.blend(
          color, through: base + ((row - top) * width + first - left), count: end - first,
          x: first, y: row)
      }
    }
  }
}
