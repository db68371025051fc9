import Numerics
import Schemas

/// s ← ρ s + (1 − ρ) g²; p ← p − η g / (√s + ε) (G. Hinton, 2012).
struct RMSprop: OptimizerOptions {
  static let name = "rmsprop"
  static let summary =
    """
    s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε); neither centred nor with momentum.
    """
  static let defaultLearningRate = 0.001
  static let memoryNames = ["squares"]

  /// ρ; 0..<1.
  var decay = 0.99
  /// 0...1.
  var epsilon = 1e-8

  static var fields: [Field<RMSprop>] {
    [
      .number("decay", \.decay, in: OptimizerSpec.rates)
        .documented(
          "ρ in s ← ρ s + (1 − ρ) g². Default 0.99, PyTorch's `alpha`; Keras's `rho` is 0.9."),
      .rootEpsilon(\.epsilon),
    ]
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    Scalar.kernels.scaled(
      values, gradients, memory, rate: Scalar(rate), keep: Scalar(decay), add: Scalar(1 - decay),
      epsilon: Scalar(epsilon), count: count)
  }
}
