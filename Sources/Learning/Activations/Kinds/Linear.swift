import Kernels

/// z.
struct Linear: ActivationOptions {
  static let name = "linear"
  static let summary = "z."

  var elementwise: ElementwiseActivation? { .linear }
}
