import CCairo
import Graphics

/// The project's font, whose letters stand one after the other where a text needs nothing more.
struct PlainFont: ~Copyable {
  private let typeface: Typeface
  private let scaled: ScaledFont
  let box: MissingBox

  /// The em that advances are read at: the units of most fonts, so that nothing is rounded.
  private static let em = 2048.0

  init(_ weight: Text.Weight, in library: FontLibrary) throws(CairoError) {
    let typeface = try library.best(FontRequest(weight: weight))
    let scaled = try ScaledFont(typeface, size: Self.em)
    var shape = cairo_glyph_t(index: 0, x: 0, y: 0)
    var extents = cairo_text_extents_t()
    cairo_scaled_font_glyph_extents(scaled.pointer, &shape, 1, &extents)
    box = MissingBox(typeface: typeface, width: extents.x_advance / Self.em)
    self.typeface = typeface
    self.scaled = scaled
  }

  /// The shapes of a text all of whose letters the font has; `nil` for one that needs more. O(length).
  func shape(_ string: String) throws(CairoError) -> ShapedText? {
    guard string.unicodeScalars.allSatisfy(Self.isPlain) else { return nil }
    var (glyphs, count) = (UnsafeMutablePointer<cairo_glyph_t>?.none, Int32(0))
    var (clusters, clusterCount) = (UnsafeMutablePointer<cairo_text_cluster_t>?.none, Int32(0))
    var flags = cairo_text_cluster_flags_t(0)
    try CairoError.check(
      cairo_scaled_font_text_to_glyphs(
        scaled.pointer, 0, 0, string, -1, &glyphs, &count, &clusters, &clusterCount, &flags),
      during: "find the letters of \"\(string)\"")
    defer {
      cairo_glyph_free(glyphs)
      cairo_text_cluster_free(clusters)
    }
    let letters = UnsafeBufferPointer(start: glyphs, count: Int(count))
    guard letters.allSatisfy({ $0.index != 0 }) else { return nil }
    var extents = cairo_text_extents_t()
    cairo_scaled_font_glyph_extents(scaled.pointer, glyphs, count, &extents)
    let run = GlyphRun(
      typeface: typeface,
      glyphs: letters.map {
        cairo_glyph_t(index: $0.index, x: $0.x / Self.em, y: $0.y / Self.em)
      },
      text: string,
      clusters: Array(UnsafeBufferPointer(start: clusters, count: Int(clusterCount))))
    return ShapedText(runs: [run], width: extents.x_advance / Self.em)
  }

  /// Whether a letter is drawn from left to right with the one shape that a font has for it: Latin, Greek and Cyrillic
  /// ones, punctuation and symbols, without marks that combine, and without controls.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // A soft hyphen.
    case 0xAD: false
    case 0x20...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x1E00...0x1FFF: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x20CF, 0x2100...0x2BFF, 0xFFFD: true
    default: false
    }
  }
}
