import Kernels
import Schemas

/// z above 0, else α (exp(z) − 1) (D.-A. Clevert et al., ICLR 2016).
struct ELU: ParametricActivation {
  static let name = "elu"
  static let summary = "z above 0, else `alpha` · (eᶻ − 1)."
  static let halvesVariance = true
  static let kink = Kink.bend

  /// 0...10; PyTorch's default.
  var alpha = 1.0

  static var fields: [Field<ELU>] { [.alpha(in: 0...10)] }

  var elementwise: ElementwiseActivation? { .elu(alpha: alpha) }
  var kinks: [Double] { [0] }
}
