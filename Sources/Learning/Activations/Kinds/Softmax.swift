import Kernels

/// exp(z) over the sum of exp(z) over the layer's units.
struct Softmax: ActivationOptions {
  static let name = "softmax"
  static let summary = "eᶻ over the sum of eᶻ over the layer's units."
  static let range: ClosedRange<Double>? = 0...1

  var elementwise: ElementwiseActivation? { nil }
}
