import CCairo
import Glibc
import Graphics

/// Marks as calls on a cairo context, the same for pixels and for vectors.
struct ContextPainter {
  let context: OpaquePointer
  /// Lines are cut to this box before cairo, whose coordinates are 24.8 fixed-point numbers.
  let bounds: Rect

  init(_ context: OpaquePointer, size: Size) {
    self.context = context
    bounds = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height))
      .inset(by: -4000)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    // Without hinting the same text has the same pixels on every machine and glides when it moves.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  func fillBackground(_ color: Color) {
    setSource(color)
    cairo_paint(context)
  }

  func paint(_ path: Path, fill: Color?, stroke: Stroke?) {
    add(path)
    if let fill {
      setSource(fill)
      cairo_fill_preserve(context)
    }
    if let stroke, stroke.width > 0 {
      setSource(stroke.color)
      cairo_set_line_width(context, stroke.width)
      cairo_set_line_cap(
        context, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      let isDashed = stroke.dash.contains { $0 > 0 } && stroke.dash.allSatisfy { $0 >= 0 }
      cairo_set_dash(context, stroke.dash, isDashed ? Int32(stroke.dash.count) : 0, 0)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  /// A text at its anchor.
  func paint(_ text: Text) {
    guard text.position.isFinite, text.size > 0 else { return }
    cairo_select_font_face(
      context, FontMetrics.family, CAIRO_FONT_SLANT_NORMAL,
      text.weight == .bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, text.size)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, text.string, &extents)
    let dx =
      switch text.horizontal {
      case .start: 0.0
      case .middle: -extents.x_advance / 2
      case .end: -extents.x_advance
      }
    let dy =
      switch text.vertical {
      case .baseline: 0.0
      case .top: FontMetrics.capHeight * text.size
      case .middle: FontMetrics.capHeight * text.size / 2
      case .bottom: -FontMetrics.descent * text.size
      }
    setSource(text.color)
    cairo_save(context)
    cairo_translate(context, text.position.x, text.position.y)
    if text.rotation != 0 { cairo_rotate(context, text.rotation * .pi / 180) }
    cairo_move_to(context, dx, dy)
    cairo_show_text(context, text.string)
    cairo_restore(context)
    cairo_new_path(context)
  }

  func clip(to rect: Rect) {
    cairo_save(context)
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
  }

  func unclip() { cairo_restore(context) }

  private func add(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let p): if p.isFinite { cairo_move_to(context, clamp(p).x, clamp(p).y) }
      case .line(let p): if p.isFinite { cairo_line_to(context, clamp(p).x, clamp(p).y) }
      case .curve(let a, let b, let p):
        guard a.isFinite, b.isFinite, p.isFinite else { continue }
        let (a, b, p) = (clamp(a), clamp(b), clamp(p))
        cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func clamp(_ p: Point) -> Point {
    Point(
      max(bounds.left, min(bounds.right, p.x)), max(bounds.top, min(bounds.bottom, p.y)))
  }

  private func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }
}
