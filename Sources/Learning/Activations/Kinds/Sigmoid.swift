import Kernels

/// 1 / (1 + exp(−z)).
struct Sigmoid: ActivationOptions {
  static let name = "sigmoid"
  static let summary = "1 / (1 + e⁻ᶻ)."
  static let range: ClosedRange<Double>? = 0...1
  static let standstill: Standstill? = .saturated

  var elementwise: ElementwiseActivation? { .sigmoid }
}
