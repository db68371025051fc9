import Numerics

/// A training run as a sequence of events.
///
///     var trainer = Trainer(network, data: split, spec: spec, snapshots: schedule, random: random)
///     while let event = trainer.next() { … }
///
/// A trainer restored from any snapshot goes on with the same bits as one that never stopped.
public struct Trainer<Scalar: Real>: Sequence, IteratorProtocol {
  let spec: TrainingSpec
  let schedule: SnapshotSchedule
  /// As trained so far.
  public private(set) var network: Network<Scalar>
  private var batches: Batches<Scalar>
  private var pass: Pass<Scalar>
  private let loss: Loss
  private var optimizer: Optimizer<Scalar>
  private var gradients: [Scalar]
  private var random: RandomState
  private var epoch = 0
  private var step = 0
  private var isRecordingDue = true
  private var hasEnded = false
  private let progressInterval: Int

  /// - Parameters:
  ///   - network: with fresh weights.
  ///   - random: the generator that drew them; dropout and the order of mini-batches go on with it.
  public init(
    _ network: Network<Scalar>, data: DataSplit, spec: TrainingSpec,
    snapshots: SnapshotSchedule, random: RandomState
  ) {
    self.network = network
    self.spec = spec
    self.random = random
    schedule = snapshots
    batches = Batches(data.training, size: spec.batchSize, outputs: network.outputCount)
    pass = Pass(network, capacity: batches.size)
    loss = Loss(spec.loss, activation: network.outputActivation)
    optimizer = Optimizer(spec.optimizer, network)
    gradients = [Scalar](repeating: 0, count: network.trainableCount)
    // So many that an event comes every few hundredths of a second.
    let work = network.trainableCount * Swift.max(data.training.count, 1)
    progressInterval = Swift.min(Swift.max(20_000_000 / work, 1), 1000)
  }

  /// Goes on from a snapshot of the same training.
  ///
  /// - Throws: `ResumeError` when the state does not fit.
  public init(
    restoring network: Network<Scalar>, state: ResumeState<Scalar>, data: DataSplit,
    spec: TrainingSpec, snapshots: SnapshotSchedule
  ) throws(ResumeError) {
    self.init(
      network, data: data, spec: spec, snapshots: snapshots, random: try state.random)
    epoch = try state.count("epoch")
    step = try state.count("step")
    try optimizer.restore(state, network)
    isRecordingDue = false
    hasEnded = epoch >= spec.epochs
  }

  public mutating func next() -> TrainingEvent<Scalar>? {
    if hasEnded { return nil }
    if isRecordingDue {
      isRecordingDue = false
      return .snapshot(snapshot)
    }
    if epoch >= spec.epochs {
      hasEnded = true
      return .finished(epoch: epoch)
    }
    let stop = Swift.min(schedule.next(after: epoch, of: spec.epochs), epoch + progressInterval)
    while epoch < stop {
      let mean = trainOneEpoch(measuresLoss: epoch == stop - 1)
      epoch += 1
      if !network.isFinite || mean.map({ !$0.isFinite }) == true {
        hasEnded = true
        return .diverged(epoch: epoch)
      }
      if let mean, epoch == stop {
        isRecordingDue = schedule.includes(epoch, of: spec.epochs)
        return .progress(TrainingProgress(epoch: epoch, step: step, loss: mean))
      }
    }
    return nil
  }

  private var snapshot: TrainingSnapshot<Scalar> {
    var state = ResumeState<Scalar>(
      tensors: optimizer.moments(network),
      integers: [NamedArray("epoch", [Int64(epoch)]), NamedArray("step", [Int64(step)])],
      numbers: [])
    state.append(random)
    return TrainingSnapshot(
      epoch: epoch, step: step, learningRate: spec.optimizer.learningRate, network: network,
      state: state)
  }

  /// - Returns: the mean loss of its batches, when asked for.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private mutating func trainOneEpoch(measuresLoss: Bool) -> Double? {
    batches.begin(&random)
    var total = 0.0
    while let range = batches.next() {
      pass.run(samples: range.count) { run in
        batches.load(range, into: run)
        network.values.withUnsafeMutableBufferPointer { values in
          gradients.withUnsafeMutableBufferPointer { gradients in
            guard let values = values.baseAddress, let gradients = gradients.baseAddress else {
              return
            }
            run.forward(values, mode: .training, random: &random)
            if measuresLoss { total += run.lossSum(loss) }
            loss.differentiate(a: run.output, targets: run.targets, into: run.outputDelta)
            run.backward(
              values, into: gradients, isPreActivation: loss.isFromLogits, mode: .training)
            spec.regularization.add(values, to: gradients, network.slots)
            optimizer.update(values, gradients, step: step)
          }
        }
      }
      step += 1
    }
    return measuresLoss ? total / Double(Swift.max(batches.count, 1)) : nil
  }
}

extension PassRun {
  /// The sum of the samples' losses; overwrites the δ of the last layer.
  func lossSum(_ loss: Loss) -> Double {
    loss.sum(z: z(layers.count - 1), a: output, targets: targets, scratch: outputDelta)
  }
}
