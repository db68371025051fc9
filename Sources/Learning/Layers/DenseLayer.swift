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
  public var denseLayers: [DenseLayer<Scalar>] { dense.map { $0.layer(values) } }

  /// One of the dense layers, counted without the others; `nil` where there is none.
  public func denseLayer(_ index: Int) -> DenseLayer<Scalar>? {
    dense.indices.contains(index) ? dense[index].layer(values) : nil
  }

  private var dense: [Dense.Body] { layers.compactMap { $0.body as? Dense.Body } }
}
