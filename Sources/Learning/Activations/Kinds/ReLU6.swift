import Kernels

/// min(max(z, 0), 6), with derivative 0 at both ends (A. Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010).
struct ReLU6: ActivationOptions {
  static let name = "relu6"
  static let summary = "min(max(z, 0), 6), with slope 0 at 0 and at 6; PyTorch's `ReLU6`."
  static let range: ClosedRange<Double>? = 0...6
  static let halvesVariance = true
  static let standstill: Standstill? = .dead

  var elementwise: ElementwiseActivation? { .clamped(low: 0, high: 6) }
  var kinks: [Double] { [0, 6] }
}
