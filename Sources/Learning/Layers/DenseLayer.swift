import Numerics

/// a = f(W x + b).
public struct DenseLayer<Scalar: Real>: Sendable, Equatable {
  /// [units, inputs], as PyTorch keeps it.
  public var weights: Matrix<Scalar>
  /// [units]
  public var biases: [Scalar]
  public let activation: ActivationKind

  public init(weights: Matrix<Scalar>, biases: [Scalar], activation: ActivationKind) {
    precondition(weights.rows == biases.count, "a dense layer has one bias a unit")
    self.weights = weights
    self.biases = biases
    self.activation = activation
  }

  public var units: Int { weights.rows }
  public var inputs: Int { weights.columns }
}
