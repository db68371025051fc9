import Learning
import Numerics

/// What the last layer takes: the features that the network has found.
extension Predictor {
  /// How many numbers the last layer takes.
  package var featureCount: Int { network.layers[network.layers.count - 1].inputs }

  /// The features of samples as points, [samples, features].
  package func features(_ inputs: SampleRows) -> Matrix<Double> {
    var points = Matrix<Double>(rows: inputs.count, columns: featureCount)
    forEachFeatures(inputs) { points.fill($1, $0) }
    return points
  }

  /// The features of samples along directions, [directions, samples].
  package func features(
    _ inputs: SampleRows, along components: PrincipalComponents
  ) -> Matrix<Double> {
    var points = Matrix<Double>(rows: components.directions.count, columns: inputs.count)
    forEachFeatures(inputs) { features, samples in
      let projected = components.project(features)
      for axis in 0..<points.rows {
        for (s, sample) in samples.enumerated() { points[axis, sample] = projected[axis, s] }
      }
    }
    return points
  }

  /// The activations of the last hidden layer as points, [samples, units].
  package func lastActivations(_ inputs: SampleRows) -> Matrix<Double> {
    var points = Matrix<Double>(rows: inputs.count, columns: hiddenWidth)
    forEachLastActivations(inputs) { points.fill($1, $0) }
    return points
  }

  /// Calls `body` with [features, samples] of some hundred samples after the other, and with where these are.
  private func forEachFeatures(
    _ inputs: SampleRows, _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    let depth = network.layers.count - 1
    for first in stride(from: 0, to: inputs.count, by: 512) {
      let some = matrix(inputs.at(first..<min(first + 512, inputs.count)))
      guard depth > 0 else {
        body(some, first..<(first + some.columns))
        continue
      }
      network.forEachTrace(of: some, depth: depth) { trace, samples in
        body(trace.a, (first + samples.lowerBound)..<(first + samples.upperBound))
      }
    }
  }
}

extension Matrix<Double> {
  /// Puts columns into rows.
  fileprivate mutating func fill(_ rows: Range<Int>, _ values: Matrix<Float>) {
    for unit in 0..<columns {
      for (s, row) in rows.enumerated() { self[row, unit] = Double(values[unit, s]) }
    }
  }
}
