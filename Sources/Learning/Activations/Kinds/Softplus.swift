import Kernels

/// log(1 + exp z).
struct Softplus: ActivationOptions {
  static let name = "softplus"
  static let summary = "log(1 + eᶻ)."
  static let halvesVariance = true

  var elementwise: ElementwiseActivation? { .softplus }
}
