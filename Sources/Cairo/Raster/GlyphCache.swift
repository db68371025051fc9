import CCairo
import Graphics

/// The letters of a canvas, each drawn when it is first wanted.
///
/// Cairo before 1.17.4 puts letters on whole pixels, which spaces small text unevenly and makes moving text jump.
/// Masks at quarters of a pixel look the same with every version, and cost less.
struct GlyphCache {
  private struct FontKey: Hashable {
    let weight: Text.Weight
    let size: Double
  }

  /// A font with the masks of its letters.
  private final class Font {
    let scaled: ScaledFont
    var masks: [UInt: GlyphMask] = [:]

    init(_ key: FontKey) throws(CairoError) {
      scaled = try ScaledFont(key.weight, size: key.size)
    }
  }

  private var fonts: [FontKey: Font] = [:]

  /// Sizes are few and seldom change within a film; whoever varies them starts anew at this number.
  private static let capacity = 64

  /// Letters larger than this are drawn as outlines.
  static let largestSize = 64.0

  /// Paints an upright text no larger than `largestSize`, its baseline on whole pixels, inside `clip` only.
  mutating func stamp(_ text: Text, on grid: PixelGrid, clip: PixelBox) throws(CairoError) {
    guard text.isDrawable else { return }
    let font = try font(FontKey(weight: text.weight, size: text.size))
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var count: Int32 = 0
    try CairoError.check(
      cairo_scaled_font_text_to_glyphs(
        font.scaled.pointer, 0, 0, text.string, -1, &glyphs, &count, nil, nil, nil),
      during: "find the letters of \"\(text.string)\"")
    defer { cairo_glyph_free(glyphs) }
    guard let glyphs, count > 0 else { return }
    var extents = cairo_text_extents_t()
    cairo_scaled_font_glyph_extents(font.scaled.pointer, glyphs, count, &extents)
    let start = text.position.x + text.indent(ofWidth: extents.x_advance)
    let baseline = Int((text.position.y + text.drop).rounded())
    let color = text.color.pixel
    for index in 0..<Int(count) {
      let place = SubpixelPlace(start + glyphs[index].x)
      let key = glyphs[index].index << 2 | UInt(place.phase)
      let mask: GlyphMask
      if let known = font.masks[key] {
        mask = known
      } else {
        mask = try GlyphMask(glyphs[index].index, of: font.scaled, phase: place.phase)
        font.masks[key] = mask
      }
      mask.stamp(grid, x: place.pixel, y: baseline, color: color, clip: clip)
    }
  }

  private mutating func font(_ key: FontKey) throws(CairoError) -> Font {
    if let font = fonts[key] { return font }
    if fonts.count == Self.capacity { fonts.removeAll() }
    let font = try Font(key)
    fonts[key] = font
    return font
  }
}
