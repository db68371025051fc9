import CCairo

/// One line of text as the shapes of its letters, in ems from where it begins, to be drawn at any size.
struct ShapedText: Sendable {
  /// From left to right.
  var runs: [GlyphRun] = []
  /// The sum of the advances.
  var width = 0.0
  /// The letters that no font has, each once.
  var missing: [Character] = []
}

/// Neighbouring letters of one font.
struct GlyphRun: Sendable {
  let typeface: Typeface
  /// Numbers of shapes in the font, and where they stand: to the right and down, in ems.
  var glyphs: [cairo_glyph_t] = []
  /// The letters, and how many bytes of them how many glyphs stand for, which documents need to keep text as text.
  let text: String
  var clusters: [cairo_text_cluster_t] = []
  /// Whether the last cluster is the leftmost.
  var isBackward = false

  /// The glyphs at an em of `size` pixels, beginning at (x, y).
  func glyphs(size: Double, x: Double, y: Double) -> [cairo_glyph_t] {
    glyphs.map { cairo_glyph_t(index: $0.index, x: x + $0.x * size, y: y + $0.y * size) }
  }
}
