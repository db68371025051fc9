import Graphics

/// What can be seen of a path with points far outside of the picture or without a place.
struct VisiblePath {
  /// The areas inside, cut to a little more than the picture.
  let areas: Path
  /// The stretches of the outline, each with the distance along the line at which it begins.
  let lines: [(path: Path, distance: Double)]

  /// Beyond this no stroke is any wider.
  static let widestStroke = 4096.0

  init(_ path: Path, in bounds: Rect, strokeWidth: Double) {
    let parts = Polyline.parts(of: path)
    areas = Path(
      parts.flatMap { part in
        Path(through: part.area(inside: bounds.inset(by: -64)), closed: true).elements
      })
    // Neither the ends nor the corners of what is cut off may be seen.
    let box = bounds.inset(by: -64 - min(strokeWidth, Self.widestStroke))
    lines = parts.flatMap { part in
      part.runs(inside: box).map { (Path(through: $0.points), $0.distance) }
    }
  }
}

extension Path {
  /// Whether all points have a place and none is far outside of the picture, so that it can be drawn as it is.
  func isNear(_ bounds: Rect) -> Bool {
    let box = bounds.inset(by: -2048)
    return elements.allSatisfy { element in
      switch element {
      case .move(let p), .line(let p): box.contains(p)
      case .curve(let a, let b, let p): box.contains(a) && box.contains(b) && box.contains(p)
      case .close: true
      }
    }
  }
}

extension Stroke {
  /// The stroke as it can be drawn, nil for none: no wider than any picture, its dashes real ones.
  var drawable: Stroke? {
    guard width > 0, width.isFinite else { return nil }
    var stroke = self
    stroke.width = min(width, VisiblePath.widestStroke)
    let period = dash.reduce(0, +)
    // Negative lengths are refused for good, and ones too short to be told apart take forever.
    let isDashed =
      dash.allSatisfy { $0 >= 0 } && period.isFinite
      && period > max(0.05 * Double(dash.count), stroke.width / 64)
    if !isDashed { stroke.dash = [] }
    return stroke
  }

  /// Where in the dashes a line begins of which so much is cut off. An odd number of lengths is run through twice
  /// before it repeats.
  func dashOffset(at distance: Double) -> Double {
    dash.isEmpty ? 0 : distance.truncatingRemainder(dividingBy: 2 * dash.reduce(0, +))
  }
}
