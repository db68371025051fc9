import Numerics
import Schemas

/// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
/// (D. Kingma, J. Ba, ICLR 2015).
struct Adam: OptimizerOptions {
  static let name = "adam"
  static let summary =
    """
    m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and \
    v̂ = v / (1 − β₂ᵗ) in update t, from 1.
    """
  static let defaultLearningRate = 0.001
  static let memoryNames = AdamMoments.names

  var moments = AdamMoments()

  static var fields: [Field<Adam>] { AdamMoments.fields(\.moments) }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int
  ) {
    moments.update(
      values, gradients, memory, rate: rate, step: step, memoryStep: memoryStep, count: count)
  }
}
