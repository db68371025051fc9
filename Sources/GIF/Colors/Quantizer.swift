/// Chooses few colours that stand for many, so that error and bytes are small.
///
/// A divisive split along principal axes gives nested starting palettes; an iteration refines one until
/// it no longer moves: Lloyd's ("Least squares quantization in PCM", 1982), or with a price on bits the
/// entropy-constrained one of Chou, Lookabaugh and Gray (1989), in which a colour goes to the index
/// with the least squared distance + price · bits. Bits are counted where pixels *change*, errors for as
/// long as they are *seen*: what stands still is shown well, what flies by is cheap. That makes line
/// figures 4 to 8 % smaller at the same error.
struct Quantizer {
  /// Colours, and the bits that the use of each costs.
  struct Result {
    var colors: [ColorSpace.Point]
    var bits: [Float]
    /// The mean squared error per channel.
    var error: Double
  }

  /// An error that misses the one wanted by less is not worth another try.
  private static let closeness = 1.01

  private let samples: [Sample]
  /// The error, times weight, that no choice of colours can avoid.
  private let spread: Double
  /// Each step of the divisive split, in order.
  private let splits: [SplitTree.Step]
  /// The cluster of each sample after the last step.
  private let clusters: [Int]
  /// In proportion to the error of 1, 2, 3, … clusters of the split.
  private let splitErrors: [Double]
  private let importance: Double
  private let mean: ColorSpace.Point

  /// - Parameter limit: the most colours that will be asked for.
  init(_ samples: [Sample], limit: Int) {
    self.samples = samples
    spread = samples.reduce(0) { $0 + $1.spread }
    importance = samples.reduce(0) { $0 + $1.importance }
    var tree = SplitTree(points: samples.map(\.point), weights: samples.map(\.importance))
    mean = tree.mean
    let mean = mean
    splits = tree.split(into: limit)
    clusters = tree.clusters
    let squares = samples.reduce(spread) { squares, sample in
      let offset = sample.point - mean
      return squares + Double((offset * offset).sum()) * sample.importance
    }
    splitErrors = splits.reduce(into: [squares]) { $0.append(max($0[$0.count - 1] - $1.gain, 0)) }
  }

  /// The most colours that the split could tell apart.
  var limit: Int { splits.count + 1 }

  /// What the divisive split into so many colours leaves: squared levels a sample.
  func splitError(count: Int) -> Double {
    splitErrors[min(count, limit) - 1] / max(importance, .leastNormalMagnitude)
  }

  /// About the fewest colours in `range` whose error is at most `error`; `nil` if there are none.
  ///
  /// Iterating lowers the error of the split by a share that hardly depends on the number of colours, so that the next
  /// number to try is known from the last.
  /// - Parameter share: that share where it is known, from another error or price.
  func count(
    reaching error: Double, in range: ClosedRange<Int>, price: Float, share: inout Double?
  ) -> Int? {
    var low = min(range.lowerBound, limit)
    let most = min(range.upperBound, limit)
    var high = most
    var reached: Int?
    for attempt in 0..<7 {
      var count = high
      if let share, attempt < 4 || reached != nil {
        count = (low...high).first { splitErrors[$0 - 1] * share <= error } ?? high
      }
      // The share is no law: what is much better than wanted may be so with fewer colours too.
      if count == reached { count -= 1 }
      let found = colors(count: count, price: price, iterations: 4).error
      share = found / max(splitErrors[count - 1], .leastNormalMagnitude)
      if found <= error {
        (reached, high) = (count, count)
        if found * Self.closeness >= error { break }
      } else {
        if count == most { return nil }
        low = count + 1
      }
      if low >= high, reached != nil { break }
    }
    return reached
  }

  /// The same where no share is known.
  func count(reaching error: Double, in range: ClosedRange<Int>, price: Float) -> Int? {
    var share: Double?
    return count(reaching: error, in: range, price: price, share: &share)
  }

  /// At most `count` colours that have converged, or have been refined for `iterations`.
  func colors(count: Int, price: Float, iterations: Int) -> Result {
    var result = Result(colors: means(count: count), bits: [], error: 0)
    result.bits = [Float](repeating: 0, count: result.colors.count)
    // Few samples change their colour from one iteration to the next.
    var nearest = clusters(count: result.colors.count)
    var before = Double.infinity
    // Between relocations the iteration settles.
    let lastRelocation = 10
    for iteration in 0..<iterations {
      // The first step finds how often each colour is used.
      let cost = step(&result, &nearest, price: iteration == 0 ? 0 : price)
      if iteration % 3 == 1, iteration <= lastRelocation, iteration + 2 < iterations {
        // At half the price what moves is shown a little better than the least error asks for, as SSIM has it.
        result.relocate(samples, nearest: nearest, price: Double(price / 2))
      } else if iteration > lastRelocation + 1, before - cost <= cost * 1e-4 {
        break
      }
      before = cost
    }
    return result
  }

  /// One iteration; what it minimises, as it was before the colours moved.
  private func step(_ result: inout Result, _ nearest: inout [Int], price: Float) -> Double {
    let search = NearestColor(result.colors, bits: result.bits)
    let count = result.colors.count
    var sums = [SIMD4<Double>](repeating: .zero, count: count)
    var changes = [Double](repeating: 0, count: count)
    var cost = 0.0
    var error = 0.0
    var weight = 0.0
    for (i, sample) in samples.enumerated() {
      let price = price * sample.price
      let (index, distance) = search.nearest(
        to: sample.point, price: price, guess: nearest[i])
      nearest[i] = index
      let offset = sample.point - result.colors[index]
      cost += sample.importance * Double(distance + price * result.bits[index])
      error += sample.weight * Double(ColorSpace.squaredLevels(offset))
      weight += sample.weight
      var moment = SIMD4<Double>(sample.point) * sample.importance
      moment.w = sample.importance
      sums[index] += moment
      changes[index] += sample.changes
    }
    let total = max(changes.reduce(0, +), .leastNormalMagnitude)
    for i in 0..<count {
      if sums[i].w > 0 {
        var mean = sums[i] / sums[i].w
        mean.w = 0
        result.colors[i] = ColorSpace.Point(mean)
      }
      result.bits[i] = Float(-binaryLogarithm(max(changes[i] / total, 1e-6)))
    }
    result.error = (error + spread) / max(3 * weight, 1)
    return cost
  }

  /// The means of so many clusters of the split.
  private func means(count: Int) -> [ColorSpace.Point] {
    var colors = [mean]
    for split in splits.prefix(count - 1) {
      colors[split.cluster] = split.left
      colors.append(split.right)
    }
    return colors
  }

  /// The cluster of each sample when there are so many.
  private func clusters(count: Int) -> [Int] {
    // A later cluster is a part of the one that fell apart.
    var whole = Array(0...splits.count)
    for index in whole.indices where index >= count {
      whole[index] = whole[splits[index - 1].cluster]
    }
    return clusters.map { whole[$0] }
  }
}
