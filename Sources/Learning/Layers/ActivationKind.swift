import Kernels

/// What a layer makes of its pre-activations z.
public enum ActivationKind: String, Sendable, CaseIterable {
  /// 1 / (1 + exp(−z)).
  case sigmoid
  case tanh
  /// max(z, 0), with derivative 0 at 0.
  case relu
  /// z above 0, else 0.01 z.
  case leakyRelu
  /// z above 0, else exp(z) − 1.
  case elu
  /// z Φ(z), with the normal distribution function Φ by the error function.
  case gelu
  /// log(1 + exp z).
  case softplus
  /// z · sigmoid(z), also known as swish.
  case silu
  case linear
  /// exp(z) over the sum of exp(z) over the layer's units.
  case softmax

  /// The values an activation can take, where it is bounded.
  public var range: ClosedRange<Double>? {
    switch self {
    case .sigmoid, .softmax: 0...1
    case .tanh: -1...1
    case .relu, .leakyRelu, .elu, .gelu, .softplus, .silu, .linear: nil
    }
  }

  /// The kernel that computes it; `nil` for softmax, which looks at all units at once.
  var elementwise: ElementwiseActivation? {
    switch self {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .elu: .elu
    case .gelu: .gelu
    case .softplus: .softplus
    case .silu: .silu
    case .linear: .linear
    case .softmax: nil
    }
  }
}
