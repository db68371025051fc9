import Numerics

/// p ← p − η g, over mini-batches.
struct SGD: OptimizerOptions {
  static let name = "sgd"
  static let summary = "p ← p − η g, over mini-batches."
  static let defaultLearningRate = 0.1

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
