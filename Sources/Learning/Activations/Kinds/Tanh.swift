import Kernels

/// tanh z.
struct Tanh: ActivationOptions {
  static let name = "tanh"
  static let summary = "tanh z."
  static let range: ClosedRange<Double>? = -1...1
  static let standstill: Standstill? = .saturated

  var elementwise: ElementwiseActivation? { .tanh }
}
