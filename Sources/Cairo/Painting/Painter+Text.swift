import CCairo
import CLibrary
import Graphics

extension Painter {
  /// Draws a text at any angle: as letters, which documents keep, or `asOutlines`, whose pixels do not depend on how
  /// this version of cairo places letters.
  func paint(_ text: Text, asOutlines: Bool) throws(CairoError) {
    guard text.isDrawable else { return }
    let face = try FontFace(text.weight)
    let options = try FontOptions()
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_set_font_face(context, face.pointer)
    cairo_set_font_size(context, text.size)
    cairo_set_font_options(context, options.pointer)
    cairo_translate(context, text.position.x, text.position.y)
    let rotation = text.rotation.truncatingRemainder(dividingBy: 360)
    if rotation != 0 { cairo_rotate(context, rotation * .pi / 180) }
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text.string, &extents)
    cairo_new_path(context)
    cairo_move_to(context, text.indent(ofWidth: extents.x_advance), text.drop)
    setSource(text.color)
    if asOutlines {
      cairo_text_path(context, text.string)
      cairo_fill(context)
    } else {
      cairo_show_text(context, text.string)
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
