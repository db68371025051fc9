import Kernels

/// z · sigmoid(z), also known as swish.
struct SiLU: ActivationOptions {
  static let name = "silu"
  static let summary = "z / (1 + e⁻ᶻ), also called swish."
  static let halvesVariance = true

  var elementwise: ElementwiseActivation? { .silu }
}
