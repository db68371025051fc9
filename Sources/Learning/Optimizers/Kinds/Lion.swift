import Numerics
import Schemas

/// p ← p − η sign(β₁ m + (1 − β₁) g); m ← β₂ m + (1 − β₂) g (X. Chen et al., NeurIPS 2023, algorithm 2).
struct Lion: OptimizerOptions {
  static let name = "lion"
  static let summary =
    """
    p ← p − η sign(β₁ m + (1 − β₁) g), m ← β₂ m + (1 − β₂) g: every parameter moves by η, whatever the size of its \
    gradient, or not at all where the sum is 0. Keras's `Lion`; with `weightDecay` the paper's algorithm 2.
    """
  static let defaultLearningRate = 0.0001
  static let memoryNames = ["m"]

  /// β₁ and β₂; 0..<1.
  var beta1 = 0.9
  var beta2 = 0.99

  static var fields: [Field<Lion>] {
    [
      .number("beta1", \.beta1, in: OptimizerSpec.rates)
        .documented("Of `lion`: β₁, the share of m in the sum whose sign is taken. Default 0.9."),
      .number("beta2", \.beta2, in: OptimizerSpec.rates)
        .documented("Of `lion`: β₂ in m ← β₂ m + (1 − β₂) g. Default 0.99."),
    ]
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    let eta = Scalar(rate)
    let (keep1, add1) = (Scalar(beta1), Scalar(1 - beta1))
    let (keep2, add2) = (Scalar(beta2), Scalar(1 - beta2))
    for i in 0..<count {
      let (m, g) = (memory[i], gradients[i])
      let sum = keep1 * m + add1 * g
      // A NaN stays one.
      values[i] -= sum > 0 ? eta : sum < 0 ? -eta : sum * 0
      memory[i] = keep2 * m + add2 * g
    }
  }
}
