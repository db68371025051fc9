import Numerics

/// |a − y|, over every output.
struct MeanAbsoluteError: LossOptions {
  static let name = "meanAbsoluteError"
  static let summary = "|a − y|."
  static let unitPower = 1
  static let kink: Kink? = .loss

  func beyondKink(_ output: Double, _ target: Double) -> Double { output - target }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    for i in 0..<batch.count { losses[i] = abs(a[i] - y[i]) }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    let share = 1 / batch.elements
    for i in 0..<batch.count {
      // A NaN stays one.
      slopes[i] = a[i] > y[i] ? share : a[i] < y[i] ? -share : (a[i] - y[i]) * 0
    }
  }
}
