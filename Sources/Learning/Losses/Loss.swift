import Numerics

/// A loss on the outputs of a network with a given last activation.
struct Loss: Sendable {
  private let options: any LossOptions
  /// Whether the loss is computed from logits z, else from activations a.
  let isFromLogits: Bool
  /// What a single output must be above for class 1.
  let threshold: Double
  private let isMeanOverOutputs: Bool
  /// One a class; `nil` where all are 1.
  private let weights: [Double]?

  /// - Parameter spec: with class weights that are resolved for a training set.
  init(_ spec: LossSpec, activation: ActivationKind) {
    options = spec.options
    isFromLogits = spec.kind.naturalActivation == activation
    threshold = spec.kind.threshold
    isMeanOverOutputs = type(of: spec.options).isMeanOverOutputs
    if case .each(let weights) = spec.classWeights { self.weights = weights } else { weights = nil }
  }

  /// The sum over samples of their losses, in a fixed order. Divide by the samples for the mean.
  func sum<Scalar: Real>(
    z: Panel<Scalar>, a: Panel<Scalar>, targets: Panel<Scalar>, scratch: Panel<Scalar>
  ) -> Double {
    let batch = batch(z: z, a: a, targets)
    let whole = options.sum(batch) { sample in
      weights.map { $0[label(of: sample, targets)] } ?? 1
    }
    if let whole { return whole }
    options.losses(batch, into: scratch.base)
    weigh(scratch, targets)
    var total = 0.0
    for i in 0..<a.rows {
      let row = scratch.row(i)
      for s in 0..<a.samples { total += Double(row[s]) }
    }
    return isMeanOverOutputs ? total * (1 / Double(max(a.rows, 1))) : total
  }

  /// δ of the mean loss: by z when `isFromLogits`, else by a. Padding becomes 0.
  @inline(__always)
  func differentiate<Scalar: Real>(
    z: Panel<Scalar>, a: Panel<Scalar>, targets: Panel<Scalar>, into delta: Panel<Scalar>
  ) {
    options.slopes(batch(z: z, a: a, targets), into: delta.base)
    weigh(delta, targets)
    for i in 0..<delta.rows {
      let row = delta.row(i)
      for s in delta.samples..<delta.stride { row[s] = 0 }
    }
  }

  private func batch<Scalar: Real>(
    z: Panel<Scalar>, a: Panel<Scalar>, _ targets: Panel<Scalar>
  ) -> LossBatch<Scalar> {
    LossBatch(
      z: z.source, a: a.source, y: targets.source, rows: a.rows, samples: a.samples,
      stride: a.stride, isFromLogits: isFromLogits)
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
}
