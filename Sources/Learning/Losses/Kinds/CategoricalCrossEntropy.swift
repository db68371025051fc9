import Numerics
import Schemas

/// −Σ y log p over the outputs of a sample.
struct CategoricalCrossEntropy: LossOptions {
  static let name = "categoricalCrossEntropy"
  static let summary =
    """
    −Σ y log a over the outputs of a sample, with softmax; computed from z, as PyTorch's `CrossEntropyLoss`. The default \
    for more than two classes.
    """
  static let naturalActivation: ActivationKind? = .softmax
  static let isMeanOverOutputs = false

  /// s: every target y of K classes becomes (1 − s) y + s / K; 0..<1. A single output has K = 2.
  var labelSmoothing = 0.0

  static var fields: [Field<CategoricalCrossEntropy>] {
    [.labelSmoothing(\.labelSmoothing)]
  }

  func target(_ target: Double, outputs: Int) -> Double {
    if labelSmoothing == 0 { return target }
    return (1 - labelSmoothing) * target + labelSmoothing / Double(max(outputs, 2))
  }

  /// Σ over samples of log Σ exp z · Σ y − Σ y z.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func sum<Scalar: Real>(
    _ batch: LossBatch<Scalar>, weight: (_ sample: Int) -> Double
  ) -> Double? {
    guard batch.isFromLogits else { return nil }
    let (z, y, stride) = (batch.z, batch.y, batch.stride)
    var total = 0.0
    for s in 0..<batch.samples {
      var largest = z[s]
      for i in 0..<batch.rows where !(z[i * stride + s] <= largest) { largest = z[i * stride + s] }
      var (sum, share, chosen): (Scalar, Scalar, Scalar) = (0, 0, 0)
      for i in 0..<batch.rows {
        let (value, target) = (z[i * stride + s] - largest, y[i * stride + s])
        sum += Scalar.exp(value)
        share += target
        // 0 · −∞ is not what an unlikely class costs.
        chosen += target == 0 ? 0 : target * value
      }
      total += weight(s) * Double(Scalar.logarithm(sum) * share - chosen)
    }
    return total
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>
  ) {
    let (p, y) = (batch.a, batch.y)
    for i in 0..<batch.count { losses[i] = -(y[i] * LossBatch.log(p[i])) }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>
  ) {
    let (p, y, samples) = (batch.a, batch.y, batch.divisor)
    if batch.isFromLogits {
      // Targets of a sample sum to 1.
      let share = 1 / samples
      for i in 0..<batch.count { slopes[i] = (p[i] - y[i]) * share }
    } else {
      for i in 0..<batch.count { slopes[i] = -y[i] / (p[i] > 1e-12 ? p[i] : 1e-12) / samples }
    }
  }
}

extension LossSpec {
  public static func categoricalCrossEntropy(
    labelSmoothing: Double, classWeights: ClassWeights = .equal
  ) -> LossSpec {
    LossSpec(CategoricalCrossEntropy(labelSmoothing: labelSmoothing), classWeights: classWeights)
  }
}
