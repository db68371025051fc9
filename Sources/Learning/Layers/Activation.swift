import Kernels

/// An activation with the number that it depends on.
public struct Activation: Sendable, Equatable {
  public let kind: ActivationKind
  /// α of leaky ReLU and ELU; 0 for others.
  public let alpha: Double

  /// - Parameter alpha: `nil` for the kind's default.
  public init(_ kind: ActivationKind, alpha: Double? = nil) {
    self.kind = kind
    self.alpha = kind.defaultAlpha.map { alpha ?? $0 } ?? 0
  }

  /// The kernel that computes it; `nil` for softmax, which looks at all units at once.
  var elementwise: ElementwiseActivation? {
    switch kind {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu: .leakyRelu(slope: alpha)
    case .elu: .elu(alpha: alpha)
    case .gelu: .gelu
    case .softplus: .softplus
    case .silu: .silu
    case .linear: .linear
    case .softmax: nil
    }
  }

  /// Whether it looks at all units at once, which are not to be those of an image.
  var isOfFeatures: Bool { kind == .softmax }

  /// Where its slope, or the slope's own slope, jumps.
  var kinks: [Double] {
    switch kind {
    case .relu, .leakyRelu, .elu: [0]
    default: []
    }
  }
}
