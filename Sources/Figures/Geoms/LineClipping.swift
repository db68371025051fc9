import Graphics

/// Straight lines given by an equation, cut to a box.
enum LineClipping {
  /// The two points where a·x + b·y + c = 0 meets the border of the box; `nil` when it misses the box or is no line
  /// (a = b = 0, or a coefficient that is not finite).
  ///
  /// Written without dividing by `b`, so that vertical lines are no exception.
  static func segment(
    a: Double, b: Double, c: Double, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> (Point, Point)? {
    let corners = [
      Point(x.lowerBound, y.lowerBound), Point(x.upperBound, y.lowerBound),
      Point(x.upperBound, y.upperBound), Point(x.lowerBound, y.upperBound),
    ]
    guard a != 0 || b != 0 else { return nil }
    let sides = corners.map { a * $0.x + b * $0.y + c }
    guard sides.allSatisfy(\.isFinite) else { return nil }
    var crossings: [Point] = []
    for index in 0..<4 {
      let (from, to) = (sides[index], sides[(index + 1) % 4])
      guard (from >= 0) != (to >= 0) else { continue }
      let share = from / (from - to)
      crossings.append(corners[index] + (corners[(index + 1) % 4] - corners[index]) * share)
    }
    return crossings.count == 2 ? (crossings[0], crossings[1]) : nil
  }
}
