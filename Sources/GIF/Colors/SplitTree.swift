/// A divisive clustering of weighted colours: the cluster whose division lowers the squared error
/// most is cut, across its principal axis, until there are enough.
struct SplitTree {
  private typealias Point = ColorSpace.Point

  /// A cluster: a range of `order`, and the best way to cut it.
  private struct Cluster {
    var range: Range<Int>
    var gain = 0.0
    var axis = Point.zero
    /// Points whose projection is below this go left.
    var threshold: Float = 0
    var left = Point.zero
    var right = Point.zero
  }

  private let points: [Point]
  private let weights: [Double]
  private var order: [Int]
  let mean: ColorSpace.Point
  /// The cluster of each point after the last split.
  private(set) var clusters: [Int]

  init(points: [ColorSpace.Point], weights: [Double]) {
    self.points = points
    self.weights = weights
    order = Array(points.indices)
    clusters = [Int](repeating: 0, count: points.count)
    var sum = SIMD4<Double>.zero
    for i in points.indices { sum += Self.moment(points[i], weights[i]) }
    mean = Self.mean(sum)
  }

  /// One cut: the cluster that falls apart, the means of its parts, and how much lower the squared error, times weight, is
  /// for it.
  struct Step {
    var cluster: Int
    var left: ColorSpace.Point
    var right: ColorSpace.Point
    var gain: Double
  }

  /// The steps that divide all points into `limit` clusters, or fewer if there are too few colours.
  mutating func split(into limit: Int) -> [Step] {
    guard !points.isEmpty else { return [] }
    var parts = [bestCut(of: 0..<points.count)]
    var steps: [Step] = []
    while parts.count < limit {
      var widest = 0
      for i in parts.indices where parts[i].gain > parts[widest].gain { widest = i }
      let cluster = parts[widest]
      guard cluster.gain > 0 else { break }
      let middle = partition(cluster)
      steps.append(
        Step(cluster: widest, left: cluster.left, right: cluster.right, gain: cluster.gain))
      parts[widest] = bestCut(of: cluster.range.lowerBound..<middle)
      parts.append(bestCut(of: middle..<cluster.range.upperBound))
    }
    for (index, part) in parts.enumerated() {
      for i in part.range { clusters[order[i]] = index }
    }
    return steps
  }

  private static func moment(_ point: Point, _ weight: Double) -> SIMD4<Double> {
    var moment = SIMD4<Double>(point) * weight
    moment.w = weight
    return moment
  }

  private static func mean(_ moment: SIMD4<Double>) -> Point {
    var mean = moment / max(moment.w, .leastNormalMagnitude)
    mean.w = 0
    return Point(mean)
  }

  /// Finds the cut with the least squared error among 256 along the principal axis.
  private func bestCut(of range: Range<Int>) -> Cluster {
    var cluster = Cluster(range: range)
    guard range.count > 1 else { return cluster }
    var total = SIMD4<Double>.zero
    for i in range { total += Self.moment(points[order[i]], weights[order[i]]) }
    let mean = Self.mean(total)
    var covariance = Covariance()
    for i in range {
      covariance.add(SIMD4<Double>(points[order[i]] - mean), weight: weights[order[i]])
    }
    let axis = Point(covariance.principalAxis().axis)
    var low = Float.infinity
    var high = -Float.infinity
    for i in range {
      let position = (points[order[i]] * axis).sum()
      low = min(low, position)
      high = max(high, position)
    }
    guard high > low else { return cluster }
    let scale = 255.999 / (high - low)
    var bins = [SIMD4<Double>](repeating: .zero, count: 256)
    for i in range {
      let position = (points[order[i]] * axis).sum()
      bins[Int((position - low) * scale)] += Self.moment(points[order[i]], weights[order[i]])
    }
    var left = SIMD4<Double>.zero
    for bin in 0..<255 where bins[bin].w > 0 {
      left += bins[bin]
      let right = total - left
      guard right.w > 0 else { break }
      // Cutting lowers the squared error by the harmonic weight times the distance of the means.
      let gap = Self.mean(left) - Self.mean(right)
      let gain = left.w * right.w / total.w * Double((gap * gap).sum())
      if gain > cluster.gain {
        cluster.gain = gain
        cluster.threshold = Float(bin + 1)
        cluster.left = Self.mean(left)
        cluster.right = Self.mean(right)
      }
    }
    cluster.axis = axis * scale
    cluster.threshold += low * scale
    return cluster
  }

  /// Reorders the cluster's points, left ones first; where the right ones begin.
  private mutating func partition(_ cluster: Cluster) -> Int {
    var middle = cluster.range.lowerBound
    for i in cluster.range
    where (points[order[i]] * cluster.axis).sum() < cluster.threshold {
      order.swapAt(i, middle)
      middle += 1
    }
    return middle
  }
}
