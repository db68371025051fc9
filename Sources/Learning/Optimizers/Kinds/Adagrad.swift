import Numerics
import Schemas

/// s ← s + g²; p ← p − η g / (√s + ε) (J. Duchi et al., JMLR 12, 2011).
struct Adagrad: OptimizerOptions {
  static let name = "adagrad"
  static let summary = "s ← s + g², p ← p − η g / (√s + ε). Keras starts s at 0.1."
  static let defaultLearningRate = 0.1
  static let memoryNames = ["squares"]

  /// 0...1.
  var epsilon = 1e-10

  static var fields: [Field<Adagrad>] { [.rootEpsilon(\.epsilon)] }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    Scalar.kernels.scaled(
      values, gradients, memory, rate: Scalar(rate), keep: 1, add: 1, epsilon: Scalar(epsilon),
      count: count)
  }
}
