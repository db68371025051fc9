/// The activations that work element by element.
public enum ElementwiseActivation: Sendable, Equatable {
  case linear, sigmoid, tanh, relu
  /// z above 0, else `slope` · z, with `slope` from 0 to 1.
  case leakyRelu(slope: Double)
  /// z above 0, else `alpha` (exp z − 1).
  case elu(alpha: Double)
  case gelu, softplus, silu
  /// z, held within bounds.
  case clamped(low: Double, high: Double)

  /// About how many multiplications take as long.
  public var operations: Int {
    switch self {
    case .linear, .relu, .leakyRelu, .clamped: 8
    case .sigmoid, .tanh, .elu, .softplus, .silu: 40
    case .gelu: 400
    }
  }

  /// Whether the derivative is computed from the activation alone, so that z need not be kept.
  public var usesActivationOnly: Bool {
    switch self {
    case .linear, .sigmoid, .tanh, .relu, .leakyRelu, .clamped: true
    case .elu, .gelu, .softplus, .silu: false
    }
  }
}
