/// The activations that work element by element.
public enum ElementwiseActivation: Sendable, CaseIterable {
  case linear, sigmoid, tanh, relu, leakyRelu, elu, gelu, softplus, silu

  /// Whether the derivative is computed from the activation alone, so that z need not be kept.
  public var usesActivationOnly: Bool {
    switch self {
    case .linear, .sigmoid, .tanh, .relu, .leakyRelu: true
    case .elu, .gelu, .softplus, .silu: false
    }
  }
}
