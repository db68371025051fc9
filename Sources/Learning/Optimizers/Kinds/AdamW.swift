import Numerics
import Schemas

/// Adam with weight decay unless it is 0 (I. Loshchilov, F. Hutter, ICLR 2019).
struct AdamW: OptimizerOptions {
  static let name = "adamW"
  static let summary = "Adam with weight decay."
  static let defaultLearningRate = 0.001
  static let memoryNames = AdamMoments.names
  static let defaultWeightDecay = 0.01

  var moments = AdamMoments()

  static var fields: [Field<AdamW>] { AdamMoments.fields(\.moments) }

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
