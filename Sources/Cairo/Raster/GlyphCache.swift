import CCairo
import Graphics

/// The letters of a canvas, each drawn when it is first wanted.
///
/// Cairo before 1.17.4 puts letters on whole pixels, which spaces small text unevenly and makes moving text jump.
/// Masks at quarters of a pixel look the same with every version, and cost less.
struct GlyphCache {
  private struct FontKey: Hashable {
    let typeface: ObjectIdentifier
    let size: Double
  }

  /// A font with the masks of its letters.
  private final class Font {
    /// Kept, so that no other has its identity.
    let typeface: Typeface
    let scaled: ScaledFont
    var masks: [UInt: GlyphMask] = [:]

    init(_ typeface: Typeface, size: Double) throws(CairoError) {
      self.typeface = typeface
      scaled = try ScaledFont(typeface, size: size)
    }
  }

  private var fonts: [FontKey: Font] = [:]

  /// Sizes are few and seldom change within a film; whoever varies them starts anew at this number.
  private static let capacity = 64

  /// Letters larger than this are drawn as outlines.
  static let largestSize = 64.0

  /// Paints an upright text no larger than `largestSize`, its baseline on whole pixels, inside `clip` only.
  ///
  /// - Precondition: `text.isDrawable`.
  mutating func stamp(
    _ text: Text, shapedAs shaped: ShapedText, on grid: PixelGrid, clip: PixelBox
  ) throws(CairoError) {
    let start = text.position.x + text.indent(ofWidth: shaped.width * text.size)
    let baseline = (text.position.y + text.drop).rounded()
    let color = text.color.pixel
    for run in shaped.runs {
      let font = try font(run.typeface, size: text.size)
      for glyph in run.glyphs {
        let x = SubpixelPlace(start + glyph.x * text.size)
        let y = SubpixelPlace(baseline + glyph.y * text.size)
        let key = glyph.index << 4 | UInt(y.phase << 2 | x.phase)
        let mask: GlyphMask
        if let known = font.masks[key] {
          mask = known
        } else {
          mask = try GlyphMask(
            glyph.index, of: font.scaled, isColored: run.typeface.isColored, phaseX: x.phase,
            phaseY: y.phase)
          font.masks[key] = mask
        }
        mask.stamp(grid, x: x.pixel, y: y.pixel, color: color, clip: clip)
      }
    }
  }

  private mutating func font(_ typeface: Typeface, size: Double) throws(CairoError) -> Font {
    let key = FontKey(typeface: ObjectIdentifier(typeface), size: size)
    if let font = fonts[key] { return font }
    if fonts.count == Self.capacity { fonts.removeAll() }
    let font = try Font(typeface, size: size)
    fonts[key] = font
    return font
  }
}
