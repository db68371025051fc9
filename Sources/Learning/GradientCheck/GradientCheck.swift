import Numerics

/// Compares the gradients that training follows with centred differences of the loss that it makes small: batch
/// normalisation with the statistics of the batch, dropout with one fixed mask, L1 and L2 included.
public struct GradientCheck: Sendable {
  private let spec: TrainingSpec
  /// With class weights as numbers.
  private let loss: LossSpec
  private var inputs: Matrix<Double>
  private var targets: Matrix<Double>
  private let random: RandomState

  /// - Parameters:
  ///   - data: of which the first samples are taken.
  ///   - samples: at least 1; more make it slower, not more precise.
  public init(_ data: Dataset, spec: TrainingSpec, outputs: Int, samples: Int = 64) {
    self.spec = spec
    loss = spec.loss.resolved(for: data)
    let some = data.samples(at: Array(0..<min(max(samples, 1), data.count)))
    inputs = some.inputs.transposed
    targets = loss.targets(of: some, outputs: outputs)
    random = RandomStream.dropout.generator(seed: spec.seed)
  }

  /// - Parameter advance: called after each parameter.
  /// - Complexity: O(parameters² × samples).
  public func run(_ network: Network<Double>, advance: () -> Void = {}) -> GradientReport {
    let check = clearOfKinks(network)
    return check.compare(check.gradients(network), with: network, advance: advance)
  }

  /// The nearest that a pre-activation may be to the kink of its activation: farther than any step in a parameter moves it.
  private static let clearance = 2e-5

  /// The check without the samples that bring a unit next to a kink, where a difference is the slope of neither side; with
  /// all of them where no sample is clear, as with weights of 0.
  private func clearOfKinks(_ network: Network<Double>) -> GradientCheck {
    var check = self
    // With batch normalisation, what is left changes what is near.
    for _ in 0..<8 {
      let near = check.samplesAtKinks(network)
      if near.isEmpty { return check }
      let clear = (0..<check.inputs.columns).filter { !near.contains($0) }
      if clear.isEmpty { return self }
      check.inputs = check.inputs.columns(at: clear)
      check.targets = check.targets.columns(at: clear)
    }
    return check
  }

  private func samplesAtKinks(_ network: Network<Double>) -> Set<Int> {
    var near: Set<Int> = []
    var values = network.values
    var random = random
    var pass = Pass(network, capacity: inputs.columns, keeping: .everything)
    pass.run(samples: inputs.columns) { run in
      load(run)
      values.withUnsafeMutableBufferPointer { values in
        guard let values = values.baseAddress else { return }
        run.forward(values, mode: .training, random: &random)
      }
      for (index, layer) in network.layers.enumerated() where layer.activation.kind.hasKink {
        let z = run.z(index)
        for unit in 0..<z.rows {
          for s in 0..<z.samples where abs(z.row(unit)[s]) < Self.clearance { near.insert(s) }
        }
      }
      let (outputs, targets) = (run.output, run.targets)
      for k in 0..<outputs.rows {
        for s in 0..<outputs.samples {
          let (a, y) = (outputs.row(k)[s], targets.row(k)[s])
          if loss.distanceToKink(a, y) < Self.clearance { near.insert(s) }
        }
      }
    }
    return near
  }

  /// ∂loss/∂parameter by backpropagation.
  func gradients(_ network: Network<Double>) -> [Double] {
    var gradients = [Double](repeating: 0, count: network.trainableCount)
    var values = network.values
    var random = random
    let loss = Loss(self.loss, activation: network.outputActivation)
    var pass = Pass(network, capacity: inputs.columns)
    pass.run(samples: inputs.columns) { run in
      load(run)
      values.withUnsafeMutableBufferPointer { values in
        gradients.withUnsafeMutableBufferPointer { gradients in
          guard let values = values.baseAddress, let gradients = gradients.baseAddress else {
            return
          }
          run.forward(values, mode: .training, random: &random)
          loss.differentiate(a: run.output, targets: run.targets, into: run.outputDelta)
          run.backward(
            values, into: gradients, isPreActivation: loss.isFromLogits, mode: .training)
          spec.regularization.add(values, to: gradients, network.slots)
        }
      }
    }
    return gradients
  }

  func compare(
    _ analytic: [Double], with network: Network<Double>, advance: () -> Void = {}
  ) -> GradientReport {
    var pass = Pass(network, capacity: inputs.columns)
    pass.run(samples: inputs.columns, load)
    var moved = network
    let floor = 1e-3 * max(loss(&moved, &pass), 1e-300)
    let rows = network.trainableSlots.map { slot -> GradientReport.Row in
      var (differences, analytics, numerics) = (0.0, 0.0, 0.0)
      for place in slot.range {
        let wanted = analytic[place]
        let found = slope(at: place, near: wanted, tolerance: floor * 1e-8, &moved, &pass)
        differences += (wanted - found) * (wanted - found)
        analytics += wanted * wanted
        numerics += found * found
        advance()
      }
      let scale = max(analytics.squareRoot() + numerics.squareRoot(), floor)
      let error = differences.squareRoot() / scale
      return GradientReport.Row(
        name: slot.name, count: slot.range.count, norm: analytics.squareRoot(),
        relativeError: error.isNaN ? .infinity : error)
    }
    return GradientReport(rows: rows, samples: inputs.columns)
  }

  /// ∂loss/∂parameter from the loss at points around it, by formulas whose error is of fourth order.
  ///
  /// Too long a step meets a kink of ReLU, too short a one only rounding; so several are tried, and the one that comes
  /// nearest counts. Where the parameter is at a kink itself (a unit without active inputs, whose bias is still 0), the
  /// slope to either side is right. None of them comes near a wrong gradient.
  private func slope(
    at place: Int, near wanted: Double, tolerance: Double, _ network: inout Network<Double>,
    _ pass: inout Pass<Double>
  ) -> Double {
    let value = network.values[place]
    defer { network.values[place] = value }
    var best = Double.infinity
    let steps = [1e-3, 1e-4, 1e-5, 1e-6]
    for (weights, step) in [Self.centred, Self.forward].flatMap({ w in steps.map { (w, $0) } })
      + steps.map({ (Self.forward, -$0) })
    {
      var sum = 0.0
      for (distance, weight) in weights {
        network.values[place] = value + distance * step
        sum += weight * loss(&network, &pass)
      }
      let found = sum / (12 * step)
      if abs(found - wanted) < abs(best - wanted) { best = found }
      if abs(best - wanted) <= max(tolerance, 1e-9 * abs(wanted)) { break }
    }
    return best
  }

  /// Steps and their weights; the sum is 12 steps times the slope.
  private static let centred: [(Double, Double)] = [(1, 8), (-1, -8), (2, -1), (-2, 1)]
  private static let forward: [(Double, Double)] = [(0, -25), (1, 48), (2, -36), (3, 16), (4, -3)]

  private func loss(_ network: inout Network<Double>, _ pass: inout Pass<Double>) -> Double {
    let loss = Loss(self.loss, activation: network.outputActivation)
    var random = random
    var sum = 0.0
    var values = network.values
    pass.run(samples: inputs.columns) { run in
      values.withUnsafeMutableBufferPointer { values in
        guard let values = values.baseAddress else { return }
        run.forward(values, mode: .training, random: &random)
        sum = run.lossSum(loss)
      }
    }
    return sum / Double(inputs.columns) + spec.regularization.loss(network)
  }

  private func load(_ run: PassRun<Double>) {
    run.inputs.fill(inputs, columns: 0..<inputs.columns)
    run.targets.fill(targets, columns: 0..<inputs.columns)
  }
}

extension Matrix {
  fileprivate func columns(at indices: [Int]) -> Matrix {
    transposed.rows(at: indices).transposed
  }
}

extension LossSpec {
  /// How far an output is from where the loss has another formula.
  fileprivate func distanceToKink(_ output: Double, _ target: Double) -> Double {
    switch kind {
    case .meanAbsoluteError: abs(output - target)
    case .huber: abs(abs(output - target) - delta)
    case .hinge: abs(1 - target * output)
    case .binaryCrossEntropy, .categoricalCrossEntropy, .meanSquaredError: .infinity
    }
  }
}

extension ActivationKind {
  /// Whether its slope, or the slope's own slope, jumps at 0.
  fileprivate var hasKink: Bool { [.relu, .leakyRelu, .elu].contains(self) }
}
