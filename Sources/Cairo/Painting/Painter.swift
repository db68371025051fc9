import CCairo
import Graphics

/// Marks as calls on a cairo context, the same for pixels and for documents.
///
/// It borrows the context: whoever owns that keeps it for as long.
struct Painter {
  let context: OpaquePointer
  /// The picture and some room around it; cairo, whose coordinates are 24.8 fixed-point numbers, is given nothing
  /// far outside of it.
  let bounds: Rect

  init(_ context: OpaquePointer, size: Size) {
    self.context = context
    bounds = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height))
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  func setSource(_ color: Color) {
    // A component that is not a number would be undefined in cairo.
    func share(_ value: Double) -> Double { value > 0 ? min(value, 1) : 0 }
    cairo_set_source_rgba(
      context, share(color.red), share(color.green), share(color.blue), share(color.opacity))
  }

  /// Fills the whole clip.
  func flood(_ color: Color) {
    setSource(color)
    cairo_paint(context)
  }

  /// Fills the path and then draws its outline.
  func paint(_ path: Path, fill: Color?, stroke: Stroke?) {
    let stroke = stroke?.drawable
    if path.isNear(bounds) {
      trace(path)
      if let fill {
        setSource(fill)
        cairo_fill_preserve(context)
      }
      if let stroke {
        use(stroke, dashOffset: 0)
        cairo_stroke_preserve(context)
      }
      cairo_new_path(context)
    } else {
      let visible = VisiblePath(path, in: bounds, strokeWidth: stroke?.width ?? 0)
      if let fill {
        trace(visible.areas)
        setSource(fill)
        cairo_fill(context)
      }
      guard let stroke else { return }
      for line in visible.lines {
        trace(line.path)
        use(stroke, dashOffset: stroke.dashOffset(at: line.distance))
        cairo_stroke(context)
      }
    }
  }

  /// Keeps the clip and the transformation for `restore`.
  func save() { cairo_save(context) }

  func restore() { cairo_restore(context) }

  func clip(to rect: Rect) {
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
  }

  private func trace(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let p): cairo_move_to(context, p.x, p.y)
      case .line(let p): cairo_line_to(context, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func use(_ stroke: Stroke, dashOffset: Double) {
    setSource(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_cap(
      context, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_dash(
      context, stroke.dash, Int32(truncatingIfNeeded: stroke.dash.count), dashOffset)
  }
}
