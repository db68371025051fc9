import Numerics

/// A loss on the outputs of a network with a given last activation.
struct Loss: Sendable {
  let kind: LossKind
  /// Whether the loss is computed from logits z, else from activations a.
  let isFromLogits: Bool

  init(_ kind: LossKind, activation: ActivationKind) {
    self.kind = kind
    isFromLogits = kind.naturalActivation == activation
  }

  /// log p is held at −100, as PyTorch holds it, where p comes without its logit.
  private static var smallestLog: Double { -100 }

  /// The sum over samples of their losses, in a fixed order. Divide by the samples for the mean.
  func sum<Scalar: Real>(
    z: Panel<Scalar>, a: Panel<Scalar>, targets: Panel<Scalar>, scratch: Panel<Scalar>
  ) -> Double {
    let share = kind == .categoricalCrossEntropy ? 1 : 1 / Double(max(a.rows, 1))
    if kind == .categoricalCrossEntropy, isFromLogits {
      return Self.logSoftmaxSum(z, targets)
    }
    let t = scratch.base
    let (y, p) = (targets.base, a.base)
    let count = a.count
    switch kind {
    case .binaryCrossEntropy where isFromLogits:
      // max(z, 0) − z y + log(1 + exp(−|z|)); the first two cancel exactly for y = 0 and y = 1.
      let z = z.base
      for i in 0..<count {
        t[i] = ((z[i] < 0 ? 0 : z[i]) - z[i] * y[i]) + Scalar.log1p(Scalar.exp(-abs(z[i])))
      }
    case .binaryCrossEntropy:
      for i in 0..<count {
        t[i] = -(y[i] * Self.log(p[i]) + (1 - y[i]) * Self.log(1 - p[i]))
      }
    case .categoricalCrossEntropy: for i in 0..<count { t[i] = -(y[i] * Self.log(p[i])) }
    case .meanSquaredError: for i in 0..<count { t[i] = (p[i] - y[i]) * (p[i] - y[i]) }
    case .meanAbsoluteError: for i in 0..<count { t[i] = abs(p[i] - y[i]) }
    }
    var total = 0.0
    for i in 0..<a.rows {
      let row = scratch.row(i)
      for s in 0..<a.samples { total += Double(row[s]) }
    }
    return total * share
  }

  /// δ of the mean loss: by z when `isFromLogits`, else by a. Padding becomes 0.
  func differentiate<Scalar: Real>(
    a: Panel<Scalar>, targets: Panel<Scalar>, into delta: Panel<Scalar>
  ) {
    let (p, y, d) = (a.base, targets.base, delta.base)
    let samples = Scalar(max(a.samples, 1))
    let elements = samples * Scalar(max(a.rows, 1))
    let count = a.count
    switch kind {
    case .binaryCrossEntropy where isFromLogits:
      let share = 1 / elements
      for i in 0..<count { d[i] = (p[i] - y[i]) * share }
    case .categoricalCrossEntropy where isFromLogits:
      // Targets of a sample sum to 1.
      let share = 1 / samples
      for i in 0..<count { d[i] = (p[i] - y[i]) * share }
    case .binaryCrossEntropy:
      for i in 0..<count {
        let spread = p[i] * (1 - p[i])
        d[i] = (p[i] - y[i]) / (spread > 1e-12 ? spread : 1e-12) / elements
      }
    case .categoricalCrossEntropy:
      for i in 0..<count { d[i] = -y[i] / (p[i] > 1e-12 ? p[i] : 1e-12) / samples }
    case .meanSquaredError:
      let share = 2 / elements
      for i in 0..<count { d[i] = (p[i] - y[i]) * share }
    case .meanAbsoluteError:
      let share = 1 / elements
      for i in 0..<count { d[i] = p[i] > y[i] ? share : p[i] < y[i] ? -share : (p[i] - y[i]) * 0 }
    }
    for i in 0..<delta.rows {
      let row = delta.row(i)
      for s in delta.samples..<delta.stride { row[s] = 0 }
    }
  }

  private static func log<Scalar: Real>(_ p: Scalar) -> Scalar {
    let smallest = Scalar(smallestLog)
    if p <= 0 { return smallest }
    let value = Scalar.logarithm(p < .leastNormalMagnitude ? .leastNormalMagnitude : p)
    return value < smallest ? smallest : value
  }

  /// Σ over samples of log Σ exp z · Σ y − Σ y z.
  private static func logSoftmaxSum<Scalar: Real>(
    _ z: Panel<Scalar>, _ targets: Panel<Scalar>
  ) -> Double {
    var total = 0.0
    for s in 0..<z.samples {
      var largest = z.base[s]
      for i in 0..<z.rows where !(z.row(i)[s] <= largest) { largest = z.row(i)[s] }
      var (sum, weight, chosen): (Scalar, Scalar, Scalar) = (0, 0, 0)
      for i in 0..<z.rows {
        let (value, target) = (z.row(i)[s] - largest, targets.row(i)[s])
        sum += Scalar.exp(value)
        weight += target
        // 0 · −∞ is not what an unlikely class costs.
        chosen += target == 0 ? 0 : target * value
      }
      total += Double(Scalar.logarithm(sum) * weight - chosen)
    }
    return total
  }
}
