import Numerics

/// The parameters of a dense layer: a = f(W x + b).
public struct DenseLayer<Scalar: Real>: Sendable, Equatable {
  /// [units, inputs], as PyTorch keeps it.
  public let weights: Matrix<Scalar>
  /// [units]
  public let biases: [Scalar]
  public let activation: ActivationKind

  public var units: Int { weights.rows }
  public var inputs: Int { weights.columns }
}

extension Network {
  /// The dense layers alone, in order, for drawing.
  public var denseLayers: [DenseLayer<Scalar>] {
    layers.compactMap { layer in
      guard case .dense(let dense) = layer else { return nil }
      return DenseLayer(
        weights: Matrix(
          rows: dense.units, columns: dense.inputs, elements: Array(values[dense.weight])),
        biases: Array(values[dense.bias]), activation: dense.activation)
    }
  }
}
