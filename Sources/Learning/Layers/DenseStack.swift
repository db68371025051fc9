import Numerics

/// Dense layers that are made of a network's layers, for drawing.
package struct DenseStack<Scalar: Real> {
  private(set) var layers: [DenseLayer<Scalar>] = []
  /// What is still to be applied to the inputs of the next dense layer: factor · x + offset.
  private var pending: (factors: [Scalar], offsets: [Scalar])?

  init() {}

  mutating func append(_ layer: DenseLayer<Scalar>) {
    var (weights, biases) = (layer.weights, layer.biases)
    if let (factors, offsets) = pending {
      for unit in 0..<layer.units {
        for input in 0..<layer.inputs {
          biases[unit] += weights[unit, input] * offsets[input]
          weights[unit, input] *= factors[input]
        }
      }
      pending = nil
    }
    layers.append(DenseLayer(weights: weights, biases: biases, activation: layer.activation))
  }

  /// Appends f(factor · x + offset).
  ///
  /// - Returns: `false` where no dense layer can take it over.
  mutating func append(
    factors: [Scalar], offsets: [Scalar], _ activation: Activation
  ) -> Bool {
    if let below = layers.last, below.activation.kind == .linear, pending == nil {
      var (weights, biases) = (below.weights, below.biases)
      for unit in 0..<weights.rows {
        for input in 0..<weights.columns { weights[unit, input] *= factors[unit] }
        biases[unit] = factors[unit] * biases[unit] + offsets[unit]
      }
      layers[layers.count - 1] = DenseLayer(
        weights: weights, biases: biases, activation: activation)
      return true
    }
    guard activation.kind == .linear else { return false }
    if let earlier = pending {
      pending = (
        zip(earlier.factors, factors).map { $0 * $1 },
        zip(zip(earlier.offsets, factors), offsets).map { $0.0 * $0.1 + $1 }
      )
    } else {
      pending = (factors, offsets)
    }
    return true
  }
}
