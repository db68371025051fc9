import Numerics

/// p ← p − η g, over the whole training set.
struct GradientDescent: OptimizerOptions {
  static let name = "gradientDescent"
  static let summary = "p ← p − η g, over the whole training set at once."
  static let defaultLearningRate = 0.1
  static let isFullBatch = true

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    Scalar.kernels.descend(values, gradients, rate: Scalar(rate), count: count)
  }
}
