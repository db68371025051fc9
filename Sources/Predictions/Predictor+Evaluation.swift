import Graphics
import Learning
import Numerics
import Plots

/// The network asked in the terms of figures: points, fields, classes.
///
/// Samples go through it some hundred at a time, so that memory does not grow with samples times units.
extension Predictor {
  /// A predicted class and how probable the network finds it; of hinge its score, which is no probability.
  package struct Prediction: Sendable {
    package let label: Int
    package let probability: Double
    package var isScore = false
  }

  /// The most probable class of each sample.
  package func predictions(_ inputs: SampleRows) -> [Int] { classified(inputs).map(\.label) }

  /// The predicted value of each sample, in the units of the targets.
  package func values(_ samples: SampleRows) -> [Double] {
    values(of: network.predict(inputs(samples)))
  }

  /// The predicted values, in the units of the targets, given what the network takes, [inputs, samples].
  package func values(inputs: Matrix<Float>) -> [Double] {
    values(of: network.predict(inputs))
  }

  private func values(of outputs: Matrix<Float>) -> [Double] {
    outputs.row(0).map { targetScale.value(Double($0)) }
  }

  package func classified(_ samples: SampleRows) -> [Prediction] {
    let a = network.predict(inputs(samples))
    return samples.indices.map { s in
      let label = PredictedClass.of(a, sample: s, threshold: loss.kind.threshold)
      let output = a[a.rows == 1 ? 0 : label, s]
      let p = a.rows > 1 || hasScores || label == 1 ? output : 1 - output
      return Prediction(label: label, probability: Double(p), isScore: hasScores)
    }
  }

  /// The probability of each class for each sample, of which a single output is that of class 1; of hinge the scores.
  package func classValues(_ samples: SampleRows, workers: Workers = .one) -> [[Double]] {
    let a = network.predict(inputs(samples), workers: workers)
    return samples.indices.map { s in
      if a.rows > 1 { return (0..<a.rows).map { Double(a[$0, s]) } }
      let output = Double(a[0, s])
      return [hasScores ? -output : 1 - output, output]
    }
  }

  /// Activations of the first layer's neurons: calls `body` with [units, samples] of some hundred samples after the other,
  /// and with where these are.
  package func forEachFirstActivations(
    _ samples: SampleRows, _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: inputs(samples), depth: neuronLayer + 1) { body($0.a, $1) }
  }

  /// Activations of the first layer's neurons for one sample.
  package func firstActivations(_ input: [Double]) -> [Double] {
    var result: [Double] = []
    forEachFirstActivations([input]) { activations, _ in
      result = activations.elements.map(Double.init)
    }
    return result
  }

  /// Activations of the last hidden layer, as `forEachFirstActivations`.
  package func forEachLastActivations(
    _ samples: SampleRows, _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: inputs(samples), depth: max(1, network.layers.count - 1)) {
      body($0.a, $1)
    }
  }

  /// Activations of the last hidden layer as points of space: its first three units, or their projection. Missing coordinates
  /// are 0.
  package func lastActivations(
    of inputs: SampleRows, along projection: PrincipalComponents?
  ) -> [SIMD3<Double>] {
    var points = [SIMD3<Double>](repeating: SIMD3(), count: inputs.count)
    forEachLastActivations(inputs) { activations, samples in
      let projected = projection?.project(activations) ?? activations.converted()
      for axis in 0..<min(3, projected.rows) {
        for s in 0..<samples.count { points[samples.lowerBound + s][axis] = projected[axis, s] }
      }
    }
    return points
  }

  /// How far each class is ahead, in 0...1, one row a class: its probability, of which a single output p is that of class
  /// 1; of hinge ½ where it meets the best other class, and 1 from the margin on.
  package func shares(_ a: Matrix<Float>) -> [[Float]] {
    func share(_ lead: Float) -> Float { min(max((lead + 1) / 2, 0), 1) }
    if a.rows == 1 {
      let second = hasScores ? a.elements.map(share) : a.elements
      return [second.map { 1 - $0 }, second]
    }
    return (0..<a.rows).map { k in
      if !hasScores { return a.row(k) }
      return (0..<a.columns).map { s in
        var best = -Float.infinity
        for other in 0..<a.rows where other != k { best = max(best, a[other, s]) }
        // From one margin to the other are 2.
        return share((a[k, s] - best) / 2)
      }
    }
  }

  /// Samples as the network takes them, [samples, inputs].
  package func inputs(_ samples: SampleRows) -> SampleValues { transform.apply(samples.values) }

  /// The same as columns, [inputs, samples]; in memory that grows with the samples.
  package func matrix(_ samples: SampleRows) -> Matrix<Float> {
    inputs(samples).matrix.converted().transposed
  }
}
