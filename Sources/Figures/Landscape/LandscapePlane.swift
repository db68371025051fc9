import Formatting
import Learning
import Numerics
import Predictions

/// The plane of a landscape and how much of the runs' movement it holds.
struct LandscapePlane: Sendable {
  let plane: ParameterPlane
  /// What its axes are called.
  let names: (x: String, y: String)
  /// Of the variance of all recorded parameters, those along the first direction and along what the second adds to it; none
  /// where they do not move, or are too large to be held.
  private let shares: [Double]
  private let isPrincipal: Bool
  /// Whether lengths along it are relative to the weights' own.
  let isRelative: Bool

  /// - Parameters:
  ///   - center: the network that the plane goes through: the last moment of the run with the least loss.
  ///   - labels: one a run.
  /// - Throws: when a network can no longer be read.
  init(
    _ directions: LandscapeDirections, seed: Int, runs: [Run], labels: [String],
    center: Network<Float>
  ) throws {
    let samples = try WeightSamples(runs, parameters: center.pointCount)
    var random = RandomStream.landscape.generator(seed: UInt32(clamping: seed))
    let origin = center.point.map(Double.init)
    var (u, v): ([Double], [Double])
    var (x, y) = ("", "")
    var isRelative = false
    func randomDirections() -> ([Double], [Double]) {
      isRelative = true
      (x, y) = ("random direction 1", "random direction 2")
      let first = Self.randomDirection(center, &random)
      return (first, Self.randomDirection(center, &random))
    }
    switch directions {
    case .random: (u, v) = randomDirections()
    case .components:
      let components = PrincipalComponents(of: samples.points, count: 2)
      (x, y) = ("component 1", "component 2")
      let variances = components.variances
      if variances.count == 2, variances[0] > 0 {
        (u, v) = (components.directions[0], components.directions[1])
        if variances[1] <= 1e-12 * variances[0] {
          y = "random direction"
          v = Self.unit(Self.randomDirection(center, &random), beside: [u])
        }
      } else {
        (u, v) = randomDirections()
      }
    case .runs:
      let ends = try runs.map { try $0.lastPredictor().network.point.map(Double.init) }
      u = Self.unit(Self.difference(ends[1], ends[0]), beside: [])
      x = "from \(labels[0]) to \(labels[1])"
      if ends.count > 2 {
        v = Self.unit(Self.difference(ends[2], ends[0]), beside: [u])
        y = "to \(labels[2])"
      } else {
        let rest = PrincipalComponents(of: samples.points.without(u), count: 1)
        v = Self.unit(rest.directions.first ?? [], beside: [u])
        y = "component beside it"
      }
      // Ends that are one, or on a line, leave a direction open.
      if u.isEmpty {
        u = Self.unit(Self.randomDirection(center, &random), beside: [])
        x = "random direction"
      }
      if v.isEmpty {
        v = Self.unit(Self.randomDirection(center, &random), beside: [u])
        y = "random direction"
      }
    }
    plane = ParameterPlane(origin: origin, u: u, v: v)
    let first = Self.unit(u, beside: [])
    let shares =
      samples.isThinned && samples.points.rows < 3
      ? nil
      : samples.points.varianceShares(
        along: [first, Self.unit(v, beside: [first])].filter { !$0.isEmpty })
    names = (x, y)
    self.shares = shares ?? []
    isPrincipal = directions == .components && !isRelative
    self.isRelative = isRelative
  }

  /// Of the variance of all recorded parameters, that within the plane.
  var varianceShare: Double? { shares.isEmpty ? nil : min(shares.reduce(0, +), 1) }

  /// What stands beside the axes: components with their shares of the variance.
  var labels: (x: String, y: String) {
    func label(_ name: String, _ index: Int) -> String {
      isPrincipal && index < shares.count && name.hasPrefix("component")
        ? "\(name), \(Numerals.percent(shares[index]))\(index == 0 ? " of the variance" : "")"
        : name
    }
    return (label(names.x, 0), label(names.y, 1))
  }

  /// Filter-normalised; of a network whose weights are all 0 plain random numbers of length 1.
  private static func randomDirection(
    _ network: Network<Float>, _ random: inout RandomState
  ) -> [Double] {
    let direction = network.filterNormalizedDirection(&random)
    if direction.contains(where: { $0 != 0 && $0.isFinite }) { return direction }
    return unit(direction.map { _ in random.gaussian() }, beside: [])
  }

  static func difference(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { $0 - $1 }
  }

  /// What is left of a vector beside orthonormal ones, of length 1; empty where nothing is left.
  static func unit(_ vector: [Double], beside others: [[Double]]) -> [Double] {
    var vector = vector
    let before = length(vector)
    // Twice, so that rounding leaves no part along the others.
    for _ in 0..<2 {
      for other in others where other.count == vector.count {
        let share = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
        for i in vector.indices { vector[i] -= share * other[i] }
      }
    }
    let after = length(vector)
    guard after > 1e-9 * before, after > 0, after.isFinite else { return [] }
    return vector.map { $0 / after }
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
