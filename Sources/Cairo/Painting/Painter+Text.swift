import CCairo
import CLibrary
import Graphics

extension Painter {
  /// Draws a text at any angle: as letters, which documents keep, or `asOutlines`, whose pixels do not depend on how
  /// this version of cairo places letters.
  ///
  /// - Precondition: `text.isDrawable`.
  func paint(
    _ text: Text, shapedAs shaped: ShapedText, asOutlines: Bool
  ) throws(CairoError) {
    let options = try FontOptions()
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_set_font_options(context, options.pointer)
    cairo_translate(context, text.position.x, text.position.y)
    let rotation = text.rotation.truncatingRemainder(dividingBy: 360)
    if rotation != 0 { cairo_rotate(context, rotation * .pi / 180) }
    setSource(text.color)
    let start = text.indent(ofWidth: shaped.width * text.size)
    for run in shaped.runs {
      cairo_set_font_face(context, run.typeface.pointer)
      cairo_set_font_size(context, text.size)
      let glyphs = run.glyphs(size: text.size, x: start, y: text.drop)
      let count = Int32(truncatingIfNeeded: glyphs.count)
      if !asOutlines {
        cairo_show_text_glyphs(
          context, run.text, -1, glyphs, count, run.clusters,
          Int32(truncatingIfNeeded: run.clusters.count),
          run.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0))
      } else if run.typeface.isColored {
        cairo_show_glyphs(context, glyphs, count)
      } else {
        cairo_new_path(context)
        cairo_glyph_path(context, glyphs, count)
        cairo_fill(context)
      }
    }
    cairo_new_path(context)
  }
}

extension Text {
  /// Whether the text has a place near the picture and a size that a font can have.
  var isDrawable: Bool {
    abs(position.x) < 1e5 && abs(position.y) < 1e5 && rotation.isFinite && size >= 0.5
      && size <= 4096 && !string.isEmpty
  }

  /// From the position to where a text of this width begins.
  func indent(ofWidth width: Double) -> Double {
    switch horizontal {
    case .start: 0
    case .middle: -width / 2
    case .end: -width
    }
  }

  /// From the position down to the baseline.
  var drop: Double {
    switch vertical {
    case .baseline: 0
    case .top: FontMetrics.capHeight * size
    case .middle: FontMetrics.capHeight / 2 * size
    case .bottom: -FontMetrics.descent * size
    }
  }
}
