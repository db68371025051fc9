import Glibc
import Numerics

/// −y log p − (1 − y) log(1 − p), with p = sigmoid of a logit.
enum BinaryCrossEntropy {
  /// The mean over samples, from logits so that it stays finite: max(z, 0) − z y + log(1 + exp(−|z|)).
  static func mean<Scalar: Real>(logits: [Scalar], labels: [Int]) -> Double {
    guard !labels.isEmpty else { return 0 }
    var sum = 0.0
    for (logit, label) in zip(logits, labels) {
      let z = Double(logit)
      sum += max(z, 0) - (label == 1 ? z : 0) + log1p(exp(-abs(z)))
      // max() would hide a NaN.
      if z.isNaN { return .nan }
    }
    return sum / Double(labels.count)
  }
}
