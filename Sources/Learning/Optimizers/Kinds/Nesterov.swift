import Numerics
import Schemas

/// v ← μ v + g; p ← p − η (g + μ v) (Y. Nesterov, 1983; I. Sutskever et al., ICML 2013).
struct Nesterov: OptimizerOptions {
  static let name = "nesterov"
  static let summary = "v ← μ v + g, p ← p − η (g + μ v)."
  static let defaultLearningRate = 0.01
  static let memoryNames = ["velocity"]

  /// μ; 0..<1.
  var momentum = 0.9

  static var fields: [Field<Nesterov>] { [.momentum(\.momentum)] }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    Scalar.kernels.momentum(
      values, gradients, memory, rate: Scalar(rate), momentum: Scalar(momentum),
      looksAhead: true, count: count)
  }
}
