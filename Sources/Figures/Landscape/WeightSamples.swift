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
      elements.append(finite: try moments[index].predictor().network.point)
    }
    points = Matrix(
      rows: elements.count / max(parameters, 1), columns: parameters, elements: elements)
  }
}
