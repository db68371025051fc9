import CLibrary
import Numerics
import Schemas

/// The update of Adam, with its numbers.
struct AdamMoments: Sendable, Equatable {
  /// β₁ and β₂; 0..<1.
  var beta1 = 0.9
  var beta2 = 0.999
  /// 0...1.
  var epsilon = 1e-8

  static let names = ["m", "v"]

  static func fields<Spec>(_ path: WritableKeyPath<Spec, AdamMoments> & Sendable) -> [Field<Spec>] {
    let fields: [Field<AdamMoments>] = [
      .number("beta1", \.beta1, in: OptimizerSpec.rates)
        .documented("β₁ in m ← β₁ m + (1 − β₁) g. Default 0.9, as in PyTorch and Keras."),
      .number("beta2", \.beta2, in: OptimizerSpec.rates)
        .documented("β₂ in v ← β₂ v + (1 − β₂) g². Default 0.999, as in PyTorch and Keras."),
      .rootEpsilon(\.epsilon),
    ]
    return fields.map { field in
      field.lifted {
        $0[keyPath: path]
      } _: {
        $0[keyPath: path] = $1
      }
    }
  }

  @inline(__always)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    let t = Double(step + 1)
    Scalar.kernels.adam(
      values, gradients, memory, memory + memoryStep, rate: Scalar(rate / (1 - pow(beta1, t))),
      beta1: Scalar(beta1), alpha1: Scalar(1 - beta1), beta2: Scalar(beta2),
      alpha2: Scalar(1 - beta2), rootCorrection: Scalar(1 / (1 - pow(beta2, t)).squareRoot()),
      epsilon: Scalar(epsilon), count: count)
  }
}
