import Kernels
import Schemas

/// z above 0, else α z (A. Maas et al., ICML 2013).
struct LeakyReLU: ParametricActivation {
  static let name = "leakyRelu"
  static let summary = "z above 0, else `alpha` · z."
  static let halvesVariance = true

  /// 0...1; PyTorch's default.
  var alpha = 0.01

  static var fields: [Field<LeakyReLU>] { [.alpha(in: 0...1)] }

  var elementwise: ElementwiseActivation? { .leakyRelu(slope: alpha) }
  var kinks: [Double] { [0] }
}
