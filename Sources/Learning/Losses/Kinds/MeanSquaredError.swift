import Numerics

/// (a − y)², over every output.
struct MeanSquaredError: LossOptions {
  static let name = "meanSquaredError"
  static let summary = "(a − y)², without ½. The default for numbers."
  static let unitPower = 2

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    for i in 0..<batch.count { losses[i] = (a[i] - y[i]) * (a[i] - y[i]) }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    let share = 2 / batch.elements
    for i in 0..<batch.count { slopes[i] = (a[i] - y[i]) * share }
  }
}
