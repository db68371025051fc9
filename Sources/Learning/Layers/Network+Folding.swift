import Numerics

extension Network {
  /// The same function at inference of dense layers alone: batch normalisation folded into their weights, dropout left out.
  ///
  /// - Returns: `nil` where a batch normalisation stands between two activations, or before the first dense layer with an
  ///   activation of its own, so that no dense layer can take it over.
  public var folded: [DenseLayer<Scalar>]? {
    var result: [DenseLayer<Scalar>] = []
    // What is still to be applied to the inputs of the next dense layer: factor · x + offset.
    var pending: (factors: [Scalar], offsets: [Scalar])?
    for layer in layers {
      switch layer {
      case .dropout: continue
      case .dense(let dense):
        var weights = Matrix(
          rows: dense.units, columns: dense.inputs, elements: Array(values[dense.weight]))
        var biases = Array(values[dense.bias])
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
        if let last = result.last, last.activation == .linear, pending == nil {
          var (weights, biases) = (last.weights, last.biases)
          for unit in 0..<weights.rows {
            for input in 0..<weights.columns { weights[unit, input] *= factors[unit] }
            biases[unit] = factors[unit] * biases[unit] + offsets[unit]
          }
          result[result.count - 1] = DenseLayer(
            weights: weights, biases: biases, activation: norm.activation)
        } else if norm.activation == .linear {
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
