import Numerics
import Schemas

/// −y log p − (1 − y) log(1 − p), over every output.
struct BinaryCrossEntropy: LossOptions {
  static let name = "binaryCrossEntropy"
  static let summary =
    """
    −y log a − (1 − y) log(1 − a), with sigmoid outputs; computed from z and exact at any z, as PyTorch's \
    `BCEWithLogitsLoss`. The default for two classes.
    """
  static let naturalActivation: ActivationKind? = .sigmoid

  /// s: every target y of K classes becomes (1 − s) y + s / K; 0..<1. A single output has K = 2.
  var labelSmoothing = 0.0

  static var fields: [Field<BinaryCrossEntropy>] {
    [.labelSmoothing(\.labelSmoothing)]
  }

  func target(_ target: Double, outputs: Int) -> Double {
    if labelSmoothing == 0 { return target }
    return (1 - labelSmoothing) * target + labelSmoothing / Double(max(outputs, 2))
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (z, p, y) = (batch.z, batch.a, batch.y)
    if batch.isFromLogits {
      // max(z, 0) − z y + log(1 + exp(−|z|)); the first two cancel exactly for y = 0 and y = 1.
      for i in 0..<batch.count {
        losses[i] = ((z[i] < 0 ? 0 : z[i]) - z[i] * y[i]) + Scalar.log1p(Scalar.exp(-abs(z[i])))
      }
    } else {
      for i in 0..<batch.count {
        losses[i] =
          -(y[i] * LossBatch.log(p[i]) + (1 - y[i]) * LossBatch.log(1 - p[i]))
      }
    }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (p, y, elements) = (batch.a, batch.y, batch.elements)
    if batch.isFromLogits {
      let share = 1 / elements
      for i in 0..<batch.count { slopes[i] = (p[i] - y[i]) * share }
    } else {
      for i in 0..<batch.count {
        let spread = p[i] * (1 - p[i])
        slopes[i] = (p[i] - y[i]) / (spread > 1e-12 ? spread : 1e-12) / elements
      }
    }
  }
}

extension LossSpec {
  public static func binaryCrossEntropy(
    labelSmoothing: Double, classWeights: ClassWeights = .equal
  ) -> LossSpec {
    LossSpec(BinaryCrossEntropy(labelSmoothing: labelSmoothing), classWeights: classWeights)
  }
}
