import Learning
import Numerics

/// What the last layer takes: the features that the network has found.
extension Predictor {
  /// How many numbers the last layer takes.
  package var featureCount: Int { network.layers[network.layers.count - 1].inputs }

  /// The features of samples as points, [samples, features].
  ///
  /// - Parameter mostNumbers: of more, samples at even distances are taken.
  package func features(_ inputs: SampleRows, mostNumbers: Int) -> Matrix<Double> {
    let step = max(1, (inputs.count * featureCount - 1) / mostNumbers + 1)
    let inputs = inputs.at(stride(from: 0, to: inputs.count, by: step))
    var points = Matrix<Double>(rows: inputs.count, columns: featureCount)
    forEachFeatures(inputs) { features, samples in
      for unit in 0..<features.rows {
        for (s, sample) in samples.enumerated() {
          points[sample, unit] = Double(features[unit, s])
        }
      }
    }
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
