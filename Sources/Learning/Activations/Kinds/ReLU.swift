import Kernels

/// max(z, 0), with derivative 0 at 0.
struct ReLU: ActivationOptions {
  static let name = "relu"
  static let summary = "max(z, 0), with slope 0 at 0."
  static let halvesVariance = true
  static let standstill: Standstill? = .dead

  var elementwise: ElementwiseActivation? { .relu }
  var kinks: [Double] { [0] }
}
