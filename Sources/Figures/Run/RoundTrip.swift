import Graphics

/// A short closed way through points: from each to the nearest that is left, then improved by turning parts of the way round
/// until none of that makes it shorter (2-opt: G. A. Croes, 1958).
enum RoundTrip {
  /// More points than anyone watches keep their order.
  private static let mostPoints = 2000
  private static let mostRounds = 100

  /// The indices of the points in the order of the way, from 0.
  ///
  /// - Complexity: O(points²) a round, some ten rounds.
  static func order(of points: [Point]) -> [Int] {
    guard (4...mostPoints).contains(points.count) else { return Array(points.indices) }
    // A point that is nowhere is anywhere.
    let points = points.map { $0.isFinite ? $0 : Point(0, 0) }
    var order = nearestFirst(points)
    for _ in 0..<mostRounds where shorten(&order, points) {}
    return order
  }

  private static func nearestFirst(_ points: [Point]) -> [Int] {
    var order = [0]
    var left = Array(points.indices.dropFirst())
    while !left.isEmpty {
      let last = points[order[order.count - 1]]
      var (best, shortest) = (0, Double.infinity)
      for (place, index) in left.enumerated() {
        let distance = distance(last, points[index])
        if distance < shortest { (best, shortest) = (place, distance) }
      }
      order.append(left.remove(at: best))
    }
    return order
  }

  /// Turns round every part whose ends are then nearer to their neighbours; the first point stays the first.
  ///
  /// - Returns: whether there was one.
  private static func shorten(_ order: inout [Int], _ points: [Point]) -> Bool {
    let count = order.count
    var isShorter = false
    for start in 1..<(count - 1) {
      for end in (start + 1)..<count {
        let (before, first) = (points[order[start - 1]], points[order[start]])
        let (last, after) = (points[order[end]], points[order[(end + 1) % count]])
        let gain =
          distance(before, first) + distance(last, after)
          - distance(before, last) - distance(first, after)
        // More than rounding, so that it ends.
        guard gain > 1e-9 else { continue }
        order[start...end].reverse()
        isShorter = true
      }
    }
    return isShorter
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}
