import CLibrary
import Graphics

extension Polyline {
  /// A stretch of a line inside a box, and how far along the line it begins.
  struct Run: Equatable {
    var points: [Point]
    var distance: Double
  }

  /// The stretches of the line that are inside `box`. O(points).
  ///
  /// Liang and Barsky, "A new concept and method for line clipping" (1984).
  func runs(inside box: Rect) -> [Run] {
    var runs: [Run] = []
    var distance = 0.0
    var isOpen = false
    let ends = isClosed ? points.dropFirst() + points.prefix(1) : points.dropFirst()
    for (start, end) in zip(points, ends) {
      let length = hypot(end.x - start.x, end.y - start.y)
      if let (enter, leave) = Self.shares(of: start, end, inside: box) {
        if !isOpen || enter > 0 {
          let first = start + (end - start) * enter
          runs.append(Run(points: [first], distance: distance + length * enter))
        }
        runs[runs.count - 1].points.append(leave < 1 ? start + (end - start) * leave : end)
        isOpen = leave == 1
      } else {
        isOpen = false
      }
      distance += length
    }
    return runs
  }

  /// From which to which share of the way from `start` to `end` is inside `box`; nil for nowhere.
  private static func shares(
    of start: Point, _ end: Point, inside box: Rect
  ) -> (enter: Double, leave: Double)? {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (slope, room) in [
      (-dx, start.x - box.left), (dx, box.right - start.x), (-dy, start.y - box.top),
      (dy, box.bottom - start.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        enter = max(enter, room / slope)
      } else {
        leave = min(leave, room / slope)
      }
    }
    return enter <= leave ? (enter, leave) : nil
  }

  /// The corners of the area inside the line that is also inside `box`; empty for none. O(points).
  ///
  /// Sutherland and Hodgman, "Reentrant polygon clipping" (1974).
  func area(inside box: Rect) -> [Point] {
    let edges: [(inside: (Point) -> Bool, cut: (Point, Point) -> Point)] = [
      ({ $0.x >= box.left }, { Self.at(x: box.left, $0, $1) }),
      ({ $0.x <= box.right }, { Self.at(x: box.right, $0, $1) }),
      ({ $0.y >= box.top }, { Self.at(y: box.top, $0, $1) }),
      ({ $0.y <= box.bottom }, { Self.at(y: box.bottom, $0, $1) }),
    ]
    var corners = points
    for edge in edges {
      guard var previous = corners.last else { return [] }
      var kept: [Point] = []
      for corner in corners {
        if edge.inside(corner) != edge.inside(previous) { kept.append(edge.cut(previous, corner)) }
        if edge.inside(corner) { kept.append(corner) }
        previous = corner
      }
      corners = kept
    }
    return corners
  }

  private static func at(x: Double, _ a: Point, _ b: Point) -> Point {
    Point(x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
  }

  private static func at(y: Double, _ a: Point, _ b: Point) -> Point {
    Point(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y)
  }
}
