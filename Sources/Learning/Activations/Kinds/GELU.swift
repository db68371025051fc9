import Kernels

/// z Φ(z), with the normal distribution function Φ by the error function (D. Hendrycks, K. Gimpel, 2016).
struct GELU: ActivationOptions {
  static let name = "gelu"
  static let summary =
    """
    z Φ(z) with the exact Φ(z) = (1 + erf(z / √2)) / 2, as PyTorch's and Keras's default; not the approximation by tanh.
    """
  static let halvesVariance = true

  var elementwise: ElementwiseActivation? { .gelu }
}
