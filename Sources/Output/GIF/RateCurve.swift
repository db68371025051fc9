import CLibrary

/// How the bytes and the error of a film depend on its quality: logarithms on straight lines between estimates, corrected by
/// what films have truly come to.
struct RateCurve {
  struct Point {
    var quality: Double
    var bytes: Double
    /// Squared levels that the colours cost.
    var error: Double
  }

  /// What a film has truly come to.
  struct Truth {
    var quality: Double
    var bytes: Double
  }

  /// More than this is not reached with all colours that there are.
  var ceiling = Double.infinity
  /// The lowest quality that was asked for where it was not reached.
  var top = Double.infinity
  /// Estimates, in ascending order of quality.
  private(set) var points: [Point] = []
  /// In ascending order of quality.
  private(set) var truths: [Truth] = []
  /// The logarithm of how many times its estimate a film is likely to come to, where no truth is known.
  var bias = 0.0

  /// By how much the logarithm of the bytes grows for one of quality: where nothing else is known, and between which bounds.
  private static let (slope, slopes) = (0.025, 0.004...0.15)
  /// So far below the ceiling it is felt.
  private static let reach = 12.0
  /// Where qualities are looked for.
  private static let qualities = -200.0...200

  mutating func insert(_ point: Point) {
    points.removeAll { $0.quality == point.quality }
    points.insert(point, at: points.firstIndex { $0.quality > point.quality } ?? points.count)
  }

  /// A film of this quality truly has so many bytes.
  mutating func correct(quality: Double, bytes: Double) {
    truths.removeAll { $0.quality == quality }
    truths.insert(
      Truth(quality: quality, bytes: bytes),
      at: truths.firstIndex { $0.quality > quality } ?? truths.count)
  }

  /// The curve as estimates tell.
  var uncorrected: RateCurve {
    var curve = self
    (curve.truths, curve.bias) = ([], 0)
    return curve
  }

  /// The curve of a film whose estimates are so many times as long at each quality.
  func scaled(by factor: Double) -> RateCurve {
    var curve = self
    for index in points.indices { curve.points[index].bytes *= factor }
    return curve
  }

  /// The quality at which a film is about so long, found by halving.
  func quality(bytes: Double) -> Double {
    var (low, high) = (Self.qualities.lowerBound, Self.qualities.upperBound)
    while high - low > 1e-3 {
      let middle = (low + high) / 2
      if self.bytes(quality: middle) < bytes { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// About the bytes of a quality.
  func bytes(quality: Double) -> Double {
    estimatedBytes(quality: quality) * exp(correction(quality: quality))
  }

  /// About the error of a quality.
  func error(quality: Double) -> Double {
    let quality = min(quality, ceiling)
    let from = line(quality).from
    // One of quality is about a quarter of a decibel.
    return from.error * exp((from.quality - quality) * log(10) / 40)
  }

  private func estimatedBytes(quality: Double) -> Double {
    let (from, slope, end) = line(quality)
    var run = quality - from.quality
    // Towards the ceiling less and less error is left to be traded for bytes.
    if let end, end.quality == ceiling, ceiling - from.quality < Self.reach {
      run *= (run / (ceiling - from.quality)).squareRoot()
    }
    return from.bytes * exp(slope * run)
  }

  /// The logarithm of how many times its estimate a film comes to: that of the nearest truth, or between two.
  ///
  /// Compared with what is known by now: an estimate may have been made after a film was written.
  func correction(quality: Double) -> Double {
    func logarithm(_ truth: Truth) -> Double {
      log(truth.bytes) - log(estimatedBytes(quality: truth.quality))
    }
    guard let above = truths.firstIndex(where: { $0.quality >= quality }) else {
      return truths.last.map(logarithm) ?? bias
    }
    let high = truths[above]
    guard above > 0 else { return logarithm(high) }
    let low = truths[above - 1]
    let share = (quality - low.quality) / (high.quality - low.quality)
    return logarithm(low) + share * (logarithm(high) - logarithm(low))
  }

  /// A point to start from, how fast bytes grow from there, and the next point if the quality is between two.
  private func line(_ quality: Double) -> (from: Point, slope: Double, end: Point?) {
    if points.count < 2 {
      return (points.first ?? Point(quality: 0, bytes: 1, error: 1), Self.slope, nil)
    }
    let above = points.firstIndex { $0.quality >= quality } ?? points.count
    let index = min(max(above, 1), points.count - 1)
    let (low, high) = (points[index - 1], points[index])
    var slope = (log(high.bytes) - log(low.bytes)) / (high.quality - low.quality)
    // Beyond what is known the better of what is likely, so that it is looked at.
    if above == 0 { slope = max(slope, Self.slope) }
    if above == points.count { slope = min(slope, Self.slope) }
    return (
      above == points.count ? high : low,
      min(max(slope, Self.slopes.lowerBound), Self.slopes.upperBound),
      above == index ? high : nil
    )
  }
}
