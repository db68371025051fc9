import Numerics

/// A loss on the outputs of a network with a given last activation.
struct Loss: Sendable {
  let kind: LossKind
  /// Whether the loss is computed from logits z, else from activations a.
  let isFromLogits: Bool
  /// What a single output must be above for class 1.
  let threshold: Double
  /// δ of Huber.
  private let delta: Double
  /// One a class; `nil` where all are 1.
  private let weights: [Double]?

  /// - Parameter spec: with class weights that are resolved for a training set.
  init(_ spec: LossSpec, activation: ActivationKind) {
    kind = spec.kind
    isFromLogits = spec.kind.naturalActivation == activation
    threshold = spec.kind.threshold
    delta = spec.delta
    if case .each(let weights) = spec.classWeights { self.weights = weights } else { weights = nil }
  }

  /// log p is held at −100, as PyTorch holds it, where p comes without its logit.
  private static var smallestLog: Double { -100 }

  /// The sum over samples of their losses, in a fixed order. Divide by the samples for the mean.
  func sum<Scalar: Real>(
    z: Panel<Scalar>, a: Panel<Scalar>, targets: Panel<Scalar>, scratch: Panel<Scalar>
  ) -> Double {
    let share = kind == .categoricalCrossEntropy ? 1 : 1 / Double(max(a.rows, 1))
    if kind == .categoricalCrossEntropy, isFromLogits {
      return logSoftmaxSum(z, targets)
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
    case .huber:
      let delta = Scalar(delta)
      for i in 0..<count {
        let e = abs(p[i] - y[i])
        t[i] = e < delta ? e * e * 0.5 : delta * (e - delta * 0.5)
      }
    case .hinge:
      for i in 0..<count {
        let room = 1 - y[i] * p[i]
        // A NaN stays one.
        t[i] = room < 0 ? 0 : room
      }
    }
    weigh(scratch, targets)
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
    case .huber:
      let share = 1 / elements
      let delta = Scalar(self.delta)
      for i in 0..<count {
        let e = p[i] - y[i]
        d[i] = (e > delta ? delta : e < -delta ? -delta : e) * share
      }
    case .hinge:
      let share = 1 / elements
      for i in 0..<count {
        let room = 1 - y[i] * p[i]
        d[i] = room > 0 ? -y[i] * share : room * 0
      }
    }
    weigh(delta, targets)
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

  /// Multiplies the numbers of each sample by the weight of its class.
  private func weigh<Scalar: Real>(_ panel: Panel<Scalar>, _ targets: Panel<Scalar>) {
    guard let weights else { return }
    for s in 0..<panel.samples {
      let weight = Scalar(weights[label(of: s, targets)])
      for i in 0..<panel.rows { panel.row(i)[s] *= weight }
    }
  }

  /// The class that a sample's targets mean, smoothed or not.
  private func label<Scalar: Real>(of sample: Int, _ targets: Panel<Scalar>) -> Int {
    if targets.rows == 1 { return targets.base[sample] > Scalar(threshold) ? 1 : 0 }
    var label = 0
    for k in 1..<targets.rows where targets.row(k)[sample] > targets.row(label)[sample] {
      label = k
    }
    return label
  }

  /// Σ over samples of log Σ exp z · Σ y − Σ y z.
  private func logSoftmaxSum<Scalar: Real>(
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
      let loss = Double(Scalar.logarithm(sum) * weight - chosen)
      total += weights.map { $0[label(of: s, targets)] * loss } ?? loss
    }
    return total
  }
}
