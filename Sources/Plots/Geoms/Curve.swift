import Graphics

/// A line through points that reveals itself over the film: pale as a whole, strong as far as the film has come, with a dot
/// at its end. Values without a position are gaps.
public struct Curve: Geom {
  let points: [Point]
  let pen: Pen
  let x: ScaleID
  let y: ScaleID
  /// How many points a frame has reached; `nil` for a line that is always whole.
  let reached: (@Sendable (Instant) -> Int)?
  /// Whether each point has a dot, as few that were measured should.
  let showsPoints: Bool

  public init(
    _ points: [Point], pen: Pen, x: ScaleID, y: ScaleID,
    showsPoints: Bool = false, reached: (@Sendable (Instant) -> Int)? = nil
  ) {
    self.points = points
    self.pen = pen
    self.x = x
    self.y = y
    self.showsPoints = showsPoints
    self.reached = reached
  }

  public var extents: [ScaleID: Extent] {
    [x: Extent(points.lazy.map(\.x)), y: Extent(points.lazy.map(\.y))]
  }

  public func drawing(in panel: Panel) -> Drawing {
    let positions = points.map(panel.position)
    let strong = panel.stroke(pen)
    guard let reached else { return Drawing(fixed: Self.lines(positions[...], strong)) }
    var pale = pen
    pale.ink = pale.ink.opacity(0.25)
    let dot = Symbols(
      .circle, radius: 6 * panel.unit, fill: strong.color,
      stroke: panel.stroke(Pen(.panel, width: 1.5)), positions: [])
    let dots = Symbols(
      .circle, radius: 3.5 * panel.unit, fill: strong.color,
      positions: showsPoints ? positions.filter(\.isFinite) : [])
    // The axes hold all points, and a dot at the end of an axis is whole.
    return Drawing(
      fixed: Self.lines(positions[...], panel.stroke(pale)) + (showsPoints ? [.symbols(dots)] : []),
      isClipped: false
    ) { frame in
      let past = positions.prefix(reached(frame.instant))
      var now = dot
      now.positions = past.last(where: \.isFinite).map { [$0] } ?? []
      return Self.lines(past, strong) + [.symbols(now)]
    }
  }

  /// One path for each stretch without a gap; a point between two gaps is a dot as wide as the line.
  public static func lines(_ points: ArraySlice<Point>, _ stroke: Stroke) -> [Mark] {
    points.split { !$0.isFinite }.map { stretch in
      guard stretch.count == 1, let point = stretch.first else {
        return .path(Path(through: Array(stretch)), stroke: stroke)
      }
      return .symbols(
        Symbols(.circle, radius: stroke.width, fill: stroke.color, positions: [point]))
    }
  }
}
