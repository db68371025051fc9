/// What a layer makes of its pre-activations z.
public enum ActivationKind: String, Sendable, CaseIterable {
  /// 1 / (1 + exp(−z)).
  case sigmoid
  case tanh
  /// max(z, 0), with derivative 0 at 0.
  case relu
  /// z above 0, else α z; α is 0.01 unless it is given (A. Maas et al., ICML 2013).
  case leakyRelu
  /// z above 0, else α (exp(z) − 1); α is 1 unless it is given (D.-A. Clevert et al., ICLR 2016).
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

  /// α of an activation that has one and whose layer gives none; PyTorch's.
  public var defaultAlpha: Double? {
    switch self {
    case .leakyRelu: 0.01
    case .elu: 1
    default: nil
    }
  }
}
