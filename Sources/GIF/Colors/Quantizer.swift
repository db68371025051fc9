/// Chooses few colours that stand for many with the least squared error.
///
/// A divisive split along principal axes gives nested starting palettes; Lloyd's iteration
/// ("Least squares quantization in PCM", 1982) refines one until it no longer moves.
struct Quantizer {
  /// Red, green and blue; the fourth lane is zero.
  typealias Point = SIMD4<Float>

  private let points: [Point]
  private let weights: [Double]
  private let totalWeight: Double
  /// Each step of the divisive split, in order: the cluster that falls apart and its two means.
  private let splits: [(cluster: Int, left: Point, right: Point)]
  private let mean: Point

  /// - Parameter limit: the most colours that will be asked for.
  init(points: [Point], weights: [Double], limit: Int) {
    self.points = points
    self.weights = weights
    totalWeight = weights.reduce(0, +)
    var tree = SplitTree(points: points, weights: weights)
    mean = tree.mean
    splits = tree.split(into: limit)
  }

  /// The most colours that the split could tell apart.
  var limit: Int { splits.count + 1 }

  /// The mean squared error, per channel, of `count` colours after a few iterations.
  func quickError(count: Int) -> Double {
    refined(start(count: count), iterations: 3).error
  }

  /// `count` colours that have converged, or have been refined for `iterations`.
  func colors(count: Int, iterations: Int) -> [Point] {
    refined(start(count: count), iterations: iterations).colors
  }

  /// The fewest colours in `range` whose error is at most `error`; the upper bound if there are none.
  func count(reaching error: Double, in range: ClosedRange<Int>) -> Int {
    var low = min(range.lowerBound, limit)
    var high = min(range.upperBound, limit)
    while low < high {
      let middle = (low + high) / 2
      if quickError(count: middle) <= error { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func start(count: Int) -> [Point] {
    var colors = [mean]
    for split in splits.prefix(count - 1) {
      colors[split.cluster] = split.left
      colors.append(split.right)
    }
    return colors
  }

  private func refined(_ start: [Point], iterations: Int) -> (colors: [Point], error: Double) {
    var colors = start
    var error = Double.infinity
    // Few points change their colour from one iteration to the next.
    var nearest = [Int](repeating: 0, count: points.count)
    for iteration in 0..<iterations {
      let search = NearestColor(colors)
      var sums = [SIMD4<Double>](repeating: .zero, count: colors.count)
      var sum = 0.0
      for i in points.indices {
        let (index, distance) = search.nearest(to: points[i], guess: nearest[i])
        nearest[i] = index
        let weight = weights[i]
        sum += Double(distance) * weight
        var moment = SIMD4<Double>(points[i]) * weight
        moment.w = weight
        sums[index] += moment
      }
      for i in colors.indices where sums[i].w > 0 {
        var mean = sums[i] / sums[i].w
        mean.w = 0
        colors[i] = Point(mean)
      }
      let improved = error - sum
      error = sum
      if iteration > 0, improved <= sum * 1e-4 { break }
    }
    return (colors, error / max(totalWeight * 3, 1))
  }
}
