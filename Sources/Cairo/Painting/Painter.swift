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

  private static let widestStroke = 4096.0

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
    let stroke = stroke.flatMap { $0.width > 0 && $0.width.isFinite ? $0 : nil }
    if isNear(path) {
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
      paintFar(path, fill: fill, stroke: stroke)
    }
  }

  /// Keeps the clip and the transformation for `restore`.
  func save() { cairo_save(context) }

  func restore() { cairo_restore(context) }

  func clip(to rect: Rect) {
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
  }

  /// Whether cairo can take the path as it is.
  private func isNear(_ path: Path) -> Bool {
    let box = bounds.inset(by: -2048)
    return path.elements.allSatisfy { element in
      switch element {
      case .move(let p), .line(let p): box.contains(p)
      case .curve(let a, let b, let p): box.contains(a) && box.contains(b) && box.contains(p)
      case .close: true
      }
    }
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

  private func trace(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 {
        cairo_move_to(context, point.x, point.y)
      } else {
        cairo_line_to(context, point.x, point.y)
      }
    }
  }

  /// A path with points far outside or without a place, cut to what can be seen of it.
  private func paintFar(_ path: Path, fill: Color?, stroke: Stroke?) {
    let parts = Polyline.parts(of: path)
    if let fill {
      for part in parts {
        trace(part.area(inside: bounds.inset(by: -64)))
        cairo_close_path(context)
      }
      setSource(fill)
      cairo_fill(context)
    }
    guard let stroke else { return }
    // Neither the ends nor the corners of what is cut off may be seen.
    let box = bounds.inset(by: -64 - min(stroke.width, Self.widestStroke))
    for part in parts {
      for run in part.runs(inside: box) {
        trace(run.points)
        use(stroke, dashOffset: run.distance)
        cairo_stroke(context)
      }
    }
  }

  private func use(_ stroke: Stroke, dashOffset: Double) {
    setSource(stroke.color)
    cairo_set_line_width(context, min(stroke.width, Self.widestStroke))
    cairo_set_line_cap(
      context, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    let period = stroke.dash.reduce(0, +)
    // Cairo refuses negative lengths for good, and takes forever over ones too short to be told apart.
    guard stroke.dash.allSatisfy({ $0 >= 0 }), period.isFinite,
      period > max(0.05 * Double(stroke.dash.count), stroke.width / 64)
    else { return cairo_set_dash(context, nil, 0, 0) }
    // An odd number of lengths is run through twice before it repeats.
    let offset = dashOffset.truncatingRemainder(dividingBy: 2 * period)
    cairo_set_dash(context, stroke.dash, Int32(truncatingIfNeeded: stroke.dash.count), offset)
  }
}
