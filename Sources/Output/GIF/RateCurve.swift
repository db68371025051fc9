import CLibrary

/// How the bytes and the error of a film depend on its quality: logarithms on straight lines between points that are known.
struct RateCurve {
  struct Point {
    var quality: Double
    var bytes: Double
    /// Squared levels that the colours cost.
    var error: Double
  }

  /// More than this is not reached with all colours that there are.
  var ceiling = Double.infinity
  /// In ascending order of quality.
  private(set) var points: [Point] = []

  /// By how much the logarithm of the bytes grows for one of quality: where nothing else is known, and between which bounds.
  private static let (slope, slopes) = (0.025, 0.004...0.15)

  mutating func insert(_ point: Point) {
    points.removeAll { $0.quality == point.quality }
    points.insert(point, at: points.firstIndex { $0.quality > point.quality } ?? points.count)
  }

  /// The curve of a film that is so many times as long at each quality.
  func scaled(by factor: Double) -> RateCurve {
    var curve = self
    for index in points.indices { curve.points[index].bytes *= factor }
    return curve
  }

  /// The quality at which a film is about so long.
  func quality(bytes: Double) -> Double {
    let (from, slope) = line { $0.bytes < bytes }
    return from.quality + (log(bytes) - log(from.bytes)) / slope
  }

  /// About the bytes of a quality.
  func bytes(quality: Double) -> Double {
    let (from, slope) = line { $0.quality < quality }
    return from.bytes * exp(slope * (quality - from.quality))
  }

  /// About the error of a quality.
  func error(quality: Double) -> Double {
    let quality = min(quality, ceiling)
    let from = line { $0.quality < quality }.from
    // One of quality is about a quarter of a decibel.
    return from.error * exp((from.quality - quality) * log(10) / 40)
  }

  /// A point to start from, and how fast bytes grow from there.
  private func line(_ isBelow: (Point) -> Bool) -> (from: Point, slope: Double) {
    if points.count < 2 {
      return (points.first ?? Point(quality: 0, bytes: 1, error: 1), Self.slope)
    }
    let above = points.firstIndex { !isBelow($0) } ?? points.count
    let index = min(max(above, 1), points.count - 1)
    let (low, high) = (points[index - 1], points[index])
    var slope = (log(high.bytes) - log(low.bytes)) / (high.quality - low.quality)
    // Beyond what is known the better of what is likely, so that it is looked at.
    if above == 0 { slope = max(slope, Self.slope) }
    if above == points.count { slope = min(slope, Self.slope) }
    return (
      above == points.count ? high : low,
      min(max(slope, Self.slopes.lowerBound), Self.slopes.upperBound)
    )
  }
}
