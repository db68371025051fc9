import Numerics

/// Compares the gradients that training follows with differences of the loss that it makes small: batch normalisation with
/// the statistics of the batch, dropout with one fixed mask, L1 and L2 included.
///
/// A difference is the slope of the loss only where the loss is smooth between the points that it is taken of. Where a
/// unit of ReLU (or a residual of the mean absolute error, or a weight under L1) changes its side between them even for
/// the shortest step, nothing can be said: the parameter is undecided at a kink, which is no fault.
public struct GradientCheck: Sendable {
  let spec: TrainingSpec
  /// With class weights as numbers.
  let loss: LossSpec
  private(set) var inputs: Matrix<Double>
  private(set) var targets: Matrix<Double>
  let random: RandomState

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

  /// The nearest that a pre-activation may be to the kink of its activation: farther than the steps tried move it. In narrow
  /// deep networks, where no sample is that far from every kink, less must do.
  private static let clearances = [2e-5, 2e-6, 2e-7]

  /// The check without the samples that bring a unit next to a kink; with all of them where that leaves next to none, as
  /// with weights of 0.
  private func clearOfKinks(_ network: Network<Double>) -> GradientCheck {
    for clearance in Self.clearances {
      let check = clear(network, of: clearance)
      if check.inputs.columns * 4 >= inputs.columns { return check }
    }
    return self
  }

  private func clear(_ network: Network<Double>, of clearance: Double) -> GradientCheck {
    var check = self
    // With batch normalisation, what is left changes what is near.
    for _ in 0..<8 where check.inputs.columns > 0 {
      let near = check.samplesAtKinks(network, clearance)
      if near.isEmpty { break }
      let clear = (0..<check.inputs.columns).filter { !near.contains($0) }
      check.inputs = check.inputs.columns(at: clear)
      check.targets = check.targets.columns(at: clear)
    }
    return check
  }

  private func samplesAtKinks(_ network: Network<Double>, _ clearance: Double) -> Set<Int> {
    var near: Set<Int> = []
    var probe = LossProbe(self, network)
    probe.visit { run, values, mode in
      run.visitKinks(values, mode) { distance, kink, sample in
        // Equal numbers mostly are so for any parameter, as two that ReLU makes 0.
        if kink == .choice, distance == 0 { return }
        if abs(distance) < clearance { near.insert(sample) }
      }
      let (outputs, targets) = (run.output, run.targets)
      for k in 0..<outputs.rows where loss.kind.type.kink != nil {
        for s in 0..<outputs.samples
        where abs(loss.options.beyondKink(outputs.row(k)[s], targets.row(k)[s])) < clearance {
          near.insert(s)
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
          withUnsafeMutablePointer(to: &random) { random in
            let mode = PassMode<Double>.training(.init(values: values, random: random))
            run.forward(values, mode: mode)
            run.differentiate(loss)
            run.backward(values, into: gradients, isPreActivation: loss.isFromLogits, mode: mode)
          }
          spec.regularization.add(values, to: gradients, network.slots)
        }
      }
    }
    return gradients
  }

  func load(_ run: PassRun<Double>) {
    run.inputs.fill(inputs, columns: 0..<inputs.columns)
    run.targets.fill(targets, columns: 0..<inputs.columns)
  }
}

extension Matrix {
  fileprivate func columns(at indices: [Int]) -> Matrix {
    transposed.rows(at: indices).transposed
  }
}
