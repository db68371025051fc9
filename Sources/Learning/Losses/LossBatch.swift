import Numerics

/// What a loss sees of a batch: rows of outputs, padding included.
package struct LossBatch<Scalar: Real> {
  /// Pre-activations, activations and targets of the last layer.
  let z, a, y: UnsafePointer<Scalar>
  let rows, samples, stride: Int
  /// Whether the activation is the loss's own, so that z may be used in place of a.
  let isFromLogits: Bool

  /// Numbers of a panel.
  var count: Int { rows * stride }
  /// What the sum over samples is divided by.
  var divisor: Scalar { Scalar(max(samples, 1)) }
  /// What the sum over samples and outputs is divided by.
  var elements: Scalar { divisor * Scalar(max(rows, 1)) }

  /// log p, held at −100, as PyTorch holds it, where p comes without its logit.
  @inline(__always)
  static func log(_ p: Scalar) -> Scalar {
    let smallest: Scalar = -100
    if p <= 0 { return smallest }
    let value = Scalar.logarithm(p < .leastNormalMagnitude ? .leastNormalMagnitude : p)
    return value < smallest ? smallest : value
  }
}
