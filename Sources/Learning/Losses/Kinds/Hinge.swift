import Numerics

/// max(0, 1 − y a) with y = ±1, over every output: a linear support vector machine's (V. Vapnik, 1995).
struct Hinge: LossOptions {
  static let name = "hinge"
  static let summary =
    """
    max(0, 1 − y a) with y = ±1 and a linear output, one for two classes, else one a class against the rest. The class is \
    the sign of a, which is no probability.
    """
  static let naturalActivation: ActivationKind? = .linear
  static let threshold = 0.0
  static let kink: Kink? = .loss

  func target(_ target: Double, outputs: Int) -> Double { 2 * target - 1 }

  func beyondKink(_ output: Double, _ target: Double) -> Double { 1 - target * output }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    for i in 0..<batch.count {
      let room = 1 - y[i] * a[i]
      // A NaN stays one.
      losses[i] = room < 0 ? 0 : room
    }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y) = (batch.a, batch.y)
    let share = 1 / batch.elements
    for i in 0..<batch.count {
      let room = 1 - y[i] * a[i]
      slopes[i] = room > 0 ? -y[i] * share : room * 0
    }
  }
}
