import Numerics
import Schemas

/// e² / 2 up to |e| = δ and δ (|e| − δ / 2) beyond, with e = a − y, over every output (P. Huber, 1964).
struct Huber: LossOptions {
  static let name = "huber"
  static let summary = "(a − y)² / 2 up to `delta`, then linear; for numbers."
  static let isForNumbers = true
  static let unitPower = 2
  static let kink: Kink? = .bend

  /// δ, in units of the outputs; above 0, at most 1e6.
  var delta = 1.0

  static var fields: [Field<Huber>] {
    [
      .number("delta", \.delta, in: 1e-6...1e6)
        .documented(
          """
          δ of Huber's loss: an error up to δ counts e² / 2, a larger one δ (|e| − δ / 2), so that outliers pull with a \
          constant force. In units of what the network gives: with `standardizeTargets` in deviations of the targets. Default 1, as in PyTorch (`HuberLoss`) and Keras.
          """)
    ]
  }

  func beyondKink(_ output: Double, _ target: Double) -> Double { abs(output - target) - delta }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y, delta) = (batch.a, batch.y, Scalar(delta))
    for i in 0..<batch.count {
      let e = abs(a[i] - y[i])
      losses[i] = e < delta ? e * e * 0.5 : delta * (e - delta * 0.5)
    }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (a, y, delta) = (batch.a, batch.y, Scalar(delta))
    let share = 1 / batch.elements
    for i in 0..<batch.count {
      let e = a[i] - y[i]
      slopes[i] = (e > delta ? delta : e < -delta ? -delta : e) * share
    }
  }
}

extension LossSpec {
  public static func huber(delta: Double) -> LossSpec { LossSpec(Huber(delta: delta)) }
}
