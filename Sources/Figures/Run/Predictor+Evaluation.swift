import Graphics
import Learning
import Numerics
import Plots

/// The network asked in the terms of figures: points, fields, classes.
///
/// Samples go through it some hundred at a time, so that memory does not grow with samples times units.
extension Predictor {
  /// A predicted class and how probable the network finds it; of hinge its score, which is no probability.
  struct Prediction: Sendable {
    let label: Int
    let probability: Double
    var isScore = false
  }

  /// The most probable class of each sample.
  func predictions(_ inputs: SampleRows) -> [Int] { classified(inputs).map(\.label) }

  /// The predicted value of each sample, in the units of the targets.
  func values(_ samples: SampleRows) -> [Double] { values(of: network.predict(inputs(samples))) }

  /// The predicted values, in the units of the targets, given what the network takes, [inputs, samples].
  func values(inputs: Matrix<Float>) -> [Double] {
    values(of: network.predict(inputs))
  }

  private func values(of outputs: Matrix<Float>) -> [Double] {
    outputs.row(0).map { targetScale.value(Double($0)) }
  }

  func classified(_ samples: SampleRows) -> [Prediction] {
    let a = network.predict(inputs(samples))
    return samples.indices.map { s in
      let label = PredictedClass.of(a, sample: s, threshold: loss.kind.threshold)
      let output = a[a.rows == 1 ? 0 : label, s]
      let p = a.rows > 1 || hasScores || label == 1 ? output : 1 - output
      return Prediction(label: label, probability: Double(p), isScore: hasScores)
    }
  }

  /// Activations of the first layer's neurons: calls `body` with [units, samples] of some hundred samples after the other,
  /// and with where these are.
  func forEachFirstActivations(
    _ samples: SampleRows, _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: inputs(samples), depth: neuronLayer + 1) { body($0.a, $1) }
  }

  /// Activations of the first layer's neurons for one sample.
  func firstActivations(_ input: [Double]) -> [Double] {
    var result: [Double] = []
    forEachFirstActivations([input]) { activations, _ in
      result = activations.elements.map(Double.init)
    }
    return result
  }

  /// Activations of the last hidden layer, as `forEachFirstActivations`.
  func forEachLastActivations(
    _ samples: SampleRows, _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: inputs(samples), depth: max(1, network.layers.count - 1)) {
      body($0.a, $1)
    }
  }

  /// How far each class is ahead, in 0...1, one row a class: its probability, of which a single output p is that of class
  /// 1; of hinge ½ where it meets the best other class, and 1 from the margin on.
  func shares(_ a: Matrix<Float>) -> [[Float]] {
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
  func inputs(_ samples: SampleRows) -> SampleValues { transform.apply(samples.values) }

  /// The same as columns, [inputs, samples]; in memory that grows with the samples.
  func matrix(_ samples: SampleRows) -> Matrix<Float> {
    inputs(samples).matrix.converted().transposed
  }
}
