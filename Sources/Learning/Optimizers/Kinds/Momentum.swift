import Numerics
import Schemas

/// v ← μ v + g; p ← p − η v (B. T. Polyak, 1964), with v starting as the first g, as in PyTorch.
struct Momentum: OptimizerOptions {
  static let name = "momentum"
  static let summary = "v ← μ v + g, p ← p − η v."
  static let defaultLearningRate = 0.01
  static let memoryNames = ["velocity"]

  /// μ; 0..<1.
  var momentum = 0.9

  static var fields: [Field<Momentum>] { [.momentum(\.momentum)] }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    Scalar.kernels.momentum(
      values, gradients, memory, rate: Scalar(rate), momentum: Scalar(momentum),
      looksAhead: false, count: count)
  }
}
