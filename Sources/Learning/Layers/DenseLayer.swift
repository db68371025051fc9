import Numerics

/// The parameters of a dense layer: a = f(W x + b).
public struct DenseLayer<Scalar: Real>: Sendable, Equatable {
  /// [units, inputs], as PyTorch keeps it.
  public let weights: Matrix<Scalar>
  /// [units]; zeros for a layer without biases.
  public let biases: [Scalar]
  public let activation: Activation

  public var units: Int { weights.rows }
  public var inputs: Int { weights.columns }
}

extension Network {
  /// The dense layers alone, in order, for drawing.
  public var denseLayers: [DenseLayer<Scalar>] { dense.map(layer) }

  /// One of the dense layers, counted without the others; `nil` where there is none.
  public func denseLayer(_ index: Int) -> DenseLayer<Scalar>? {
    dense.indices.contains(index) ? layer(dense[index]) : nil
  }

  private var dense: [Dense] {
    layers.compactMap { layer in
      if case .dense(let dense) = layer { dense } else { nil }
    }
  }

  private func layer(_ dense: Dense) -> DenseLayer<Scalar> {
    DenseLayer(
      weights: weights(of: dense), biases: biases(of: dense), activation: dense.activation)
  }

  func weights(of dense: Dense) -> Matrix<Scalar> {
    Matrix(rows: dense.units, columns: dense.inputs, elements: Array(values[dense.weight]))
  }

  func biases(of dense: Dense) -> [Scalar] {
    dense.bias.map { Array(values[$0]) } ?? Array(repeating: 0, count: dense.units)
  }
}
