import Learning
import Numerics
import Predictions

/// The parameters of recorded moments, one row a moment: all of them, or of large networks some at even distances.
struct WeightSamples {
  /// [moments, parameters], finite numbers alone.
  let points: Matrix<Double>
  /// Whether moments were left out for memory.
  let isThinned: Bool

  /// So many numbers are held at once.
  static let mostNumbers = 8_000_000

  /// - Throws: when a network can no longer be read.
  init(_ runs: [Run], parameters: Int, mostNumbers: Int = Self.mostNumbers) throws {
    let moments = runs.flatMap(\.moments)
    let count = min(moments.count, max(1, mostNumbers / max(parameters, 1)))
    isThinned = count < moments.count
    let chosen =
      !isThinned
      ? Array(moments.indices)
      : count == 1
        ? [moments.count - 1] : (0..<count).map { $0 * (moments.count - 1) / (count - 1) }
    var elements: [Double] = []
    for index in chosen {
      let point = try moments[index].predictor().network.point
      if point.allSatisfy(\.isFinite) { elements += point.lazy.map(Double.init) }
    }
    points = Matrix(
      rows: elements.count / max(parameters, 1), columns: parameters, elements: elements)
  }

  private init(points: Matrix<Double>, isThinned: Bool) {
    self.points = points
    self.isThinned = isThinned
  }

  /// What is left of the points when a direction is taken out of them.
  ///
  /// - Parameter direction: a unit vector.
  func without(_ direction: [Double]) -> WeightSamples {
    var points = points
    for row in 0..<points.rows {
      let start = row * points.columns
      var share = 0.0
      for i in direction.indices { share += points.elements[start + i] * direction[i] }
      for i in direction.indices { points.elements[start + i] -= share * direction[i] }
    }
    return WeightSamples(points: points, isThinned: isThinned)
  }

  /// The shares of the points' variance along orthonormal directions; `nil` where they do not move.
  func shares(along directions: [[Double]]) -> [Double]? {
    let (rows, columns) = (points.rows, points.columns)
    guard rows > 1 else { return nil }
    var mean = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for i in 0..<columns { mean[i] += points.elements[row * columns + i] / Double(rows) }
    }
    var total = 0.0
    var along = [Double](repeating: 0, count: directions.count)
    for row in 0..<rows {
      var parts = [Double](repeating: 0, count: directions.count)
      for i in 0..<columns {
        let difference = points.elements[row * columns + i] - mean[i]
        total += difference * difference
        for k in directions.indices { parts[k] += difference * directions[k][i] }
      }
      for k in directions.indices { along[k] += parts[k] * parts[k] }
    }
    guard total > 0, total.isFinite else { return nil }
    return along.map { min($0 / total, 1) }
  }
}
