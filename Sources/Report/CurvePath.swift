import Graphics
import Plots

/// A curve as the "d" of an SVG path, thinned to what the eye can tell.
///
/// Coordinates are whole hundredths of the picture's unit from the lower left corner of the axes: the script reads values
/// back from them.
struct CurvePath {
  let text: String

  private typealias Position = (x: Int, y: Int)

  /// - Parameters:
  ///   - points: rising in x; those that the scales have no place for are gaps.
  ///   - tolerance: how far a left-out point may lie above or below the line that is drawn, in units.
  ///   - most: about so many points are kept of a curve that has more, evenly along it: noise is shown as noise.
  init(
    _ points: [Point], x: Scale, y: Scale, size: (width: Double, height: Double),
    tolerance: Double = 0.15, most: Int
  ) {
    var pieces: [[Position]] = [[]]
    for point in points {
      let place = (x.fraction(point.x) * size.width * 100, y.fraction(point.y) * size.height * 100)
      if abs(place.0) < 1e7, abs(place.1) < 1e7 {
        let next = (x: Int(place.0.rounded()), y: Int(place.1.rounded()))
        pieces[pieces.count - 1].append(next)
      } else if pieces.last?.isEmpty == false {
        pieces.append([])
      }
    }
    pieces.removeAll(where: \.isEmpty)
    let total = pieces.map(\.count).reduce(0, +)
    var thinned = pieces.map { Self.thinned($0, tolerance * 100) }
    if thinned.map(\.count).reduce(0, +) > most {
      thinned = pieces.map { Self.sampled($0, most: max(2, most * $0.count / total)) }
    }
    text = thinned.map(Self.text).joined()
  }

  /// Moves to the first point and gives the others by their distances.
  private static func text(_ points: [Position]) -> String {
    var text = "M\(points[0].x) \(points[0].y)l"
    // A point alone is a dot with round caps.
    if points.count == 1 { return text + "0 0" }
    for (last, next) in zip(points, points.dropFirst()) {
      let (dx, dy) = (next.x - last.x, next.y - last.y)
      if text.last != "l" { text += " " }
      text += "\(dx)" + (dy < 0 ? "" : " ") + "\(dy)"
    }
    return text
  }

  /// The fewest points by which the others are within `limit` of the line, found by splitting at the farthest one (D. Douglas,
  /// T. Peucker 1973, with vertical distances). O(n log n) for most curves.
  private static func thinned(_ points: [Position], _ limit: Double) -> [Position] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (low, high) = spans.popLast() {
      var (farthest, distance) = (low, limit)
      let (a, b) = (points[low], points[high])
      let slope = b.x > a.x ? Double(b.y - a.y) / Double(b.x - a.x) : 0
      for index in low + 1..<max(high, low + 1) {
        let line = Double(a.y) + slope * Double(points[index].x - a.x)
        let gap = abs(Double(points[index].y) - line)
        if gap > distance { (farthest, distance) = (index, gap) }
      }
      if farthest > low {
        isKept[farthest] = true
        spans += [(low, farthest), (farthest, high)]
      }
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// One point of each of `most` equal shares of the points: that which makes the largest triangle with the point before it
  /// and the mean of the next share (S. Steinarsson, "Downsampling time series for visual representation", 2013). O(n).
  private static func sampled(_ points: [Position], most: Int) -> [Position] {
    guard points.count > most else { return points }
    guard most > 2 else { return [points[0], points[points.count - 1]] }
    func start(_ share: Int) -> Int { 1 + share * (points.count - 2) / (most - 2) }
    var kept = [points[0]]
    for share in 0..<most - 2 {
      let next =
        share + 1 < most - 2 ? points[start(share + 1)..<start(share + 2)] : points.suffix(1)
      let mean = (
        x: Double(next.reduce(0) { $0 + $1.x }) / Double(next.count),
        y: Double(next.reduce(0) { $0 + $1.y }) / Double(next.count)
      )
      let last = kept[kept.count - 1]
      func area(_ point: Position) -> Double {
        abs(
          Double(last.x - point.x) * (mean.y - Double(last.y))
            - (Double(last.x) - mean.x) * Double(point.y - last.y))
      }
      let own = points[start(share)..<start(share + 1)]
      if let best = own.max(by: { area($0) < area($1) }) { kept.append(best) }
    }
    return kept + points.suffix(1)
  }
}
