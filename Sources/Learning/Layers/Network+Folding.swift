import Numerics

extension Network {
  /// The same function at inference of dense layers alone: batch normalisation folded into their weights, dropout left out.
  ///
  /// - Returns: `nil` where a batch normalisation stands between two activations, or before the first dense layer with an
  ///   activation of its own, so that no dense layer can take it over; and for any layer normalisation, which is no affine
  ///   map of what it takes.
  public var folded: [DenseLayer<Scalar>]? { folded(through: layers.count - 1) }

  /// The same of the first layers only.
  ///
  /// - Parameter last: the index of the last of them; what a batch normalisation leaves for a dense layer after it is lost.
  public func folded(through last: Int) -> [DenseLayer<Scalar>]? {
    var result: [DenseLayer<Scalar>] = []
    // What is still to be applied to the inputs of the next dense layer: factor · x + offset.
    var pending: (factors: [Scalar], offsets: [Scalar])?
    for layer in layers[...last] {
      switch layer {
      case .dropout: continue
      case .layerNormalization: return nil
      case .dense(let dense):
        var weights = weights(of: dense)
        var biases = biases(of: dense)
        if let (factors, offsets) = pending {
          for unit in 0..<dense.units {
            for input in 0..<dense.inputs {
              biases[unit] += weights[unit, input] * offsets[input]
              weights[unit, input] *= factors[input]
            }
          }
          pending = nil
        }
        result.append(DenseLayer(weights: weights, biases: biases, activation: dense.activation))
      case .batchNormalization(let norm):
        let (factors, offsets) = affine(norm)
        if let below = result.last, below.activation.kind == .linear, pending == nil {
          var (weights, biases) = (below.weights, below.biases)
          for unit in 0..<weights.rows {
            for input in 0..<weights.columns { weights[unit, input] *= factors[unit] }
            biases[unit] = factors[unit] * biases[unit] + offsets[unit]
          }
          result[result.count - 1] = DenseLayer(
            weights: weights, biases: biases, activation: norm.activation)
        } else if norm.activation.kind == .linear {
          if let earlier = pending {
            pending = (
              zip(earlier.factors, factors).map { $0 * $1 },
              zip(zip(earlier.offsets, factors), offsets).map { $0.0 * $0.1 + $1 }
            )
          } else {
            pending = (factors, offsets)
          }
        } else {
          return nil
        }
      }
    }
    return result
  }

  /// Batch normalisation at inference as factor · x + offset.
  private func affine(_ norm: BatchNormalization) -> (factors: [Scalar], offsets: [Scalar]) {
    var (factors, offsets): ([Scalar], [Scalar]) = ([], [])
    for unit in 0..<norm.units {
      let inverse =
        1 / (values[norm.variance.lowerBound + unit] + Scalar(norm.epsilon)).squareRoot()
      let factor = values[norm.scale.lowerBound + unit] * inverse
      factors.append(factor)
      offsets.append(
        values[norm.shift.lowerBound + unit] - factor * values[norm.mean.lowerBound + unit])
    }
    return (factors, offsets)
  }
}
