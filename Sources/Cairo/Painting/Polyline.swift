import Graphics

/// The straight lines that stand for a part of a path when its points are too far out for cairo.
struct Polyline: Equatable {
  var points: [Point]
  var isClosed = false

  /// A path's parts. Curves become 32 lines; a point that is not finite leaves a gap.
  static func parts(of path: Path) -> [Polyline] {
    var parts: [Polyline] = []
    var current = Polyline(points: [])
    // After a gap a part must not close, since its first point is no longer the path's.
    var hasGap = false
    func end() {
      if current.points.count > 1 { parts.append(current) }
      current = Polyline(points: [])
    }
    for element in path.elements {
      switch element {
      case .move(let point):
        end()
        hasGap = false
        if point.isFinite { current.points = [limit(point)] } else { hasGap = true }
      case .line(let point):
        if point.isFinite {
          current.points.append(limit(point))
        } else {
          end()
          hasGap = true
        }
      case .curve(let a, let b, let point):
        guard a.isFinite, b.isFinite, point.isFinite else {
          end()
          hasGap = true
          continue
        }
        if let start = current.points.last {
          current.points += flatten(start, limit(a), limit(b), limit(point))
        } else {
          current.points = [limit(point)]
        }
      case .close:
        let first = current.points.first
        current.isClosed = !hasGap && current.points.count > 1
        end()
        current.points = first.map { [$0] } ?? []
      }
    }
    end()
    return parts
  }

  /// Beyond this the products of coordinates would lose the pixels' places.
  private static let farthest = 1e12

  private static func limit(_ p: Point) -> Point {
    Point(max(-farthest, min(farthest, p.x)), max(-farthest, min(farthest, p.y)))
  }

  private static func flatten(_ p: Point, _ a: Point, _ b: Point, _ q: Point) -> [Point] {
    (1...32).map { step in
      let t = Double(step) / 32
      let s = 1 - t
      return p * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + q * (t * t * t)
    }
  }
}
