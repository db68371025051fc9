import Numerics

/// A training run as a sequence of events.
///
///     var trainer = Trainer(network, data: split, spec: spec, snapshots: schedule)
///     while let event = trainer.next() { … }
///
/// A trainer restored from any snapshot goes on with the same bits as one that never stopped.
public struct Trainer<Scalar: Real>: Sequence, IteratorProtocol, Sendable {
  let spec: TrainingSpec
  let schedule: SnapshotSchedule
  /// As trained so far.
  public internal(set) var network: Network<Scalar>
  /// Of dropout's masks.
  var dropout: RandomState
  var batches: Batches<Scalar>
  var optimizer: Optimizer<Scalar>
  /// Of the schedule `reduceOnPlateau`.
  var plateau: Plateau?
  /// Whole epochs done.
  public internal(set) var epoch = 0
  /// Updates done.
  public internal(set) var step = 0
  /// `nil` until it is known.
  public internal(set) var plan: TrainingPlan?
  /// Of a rehearsal only; the training after it knows when it ends.
  var earlyStopping: EarlyStopping?
  var isRehearsal = false
  var hasStopped = false
  let validation: Dataset
  let hasValidation: Bool
  let hasClasses: Bool
  /// Of the epoch under way, where it is to have its measures.
  var sums = EpochSums()
  /// Since the last snapshot.
  var history: [EpochMeasures] = []
  private var pass: Pass<Scalar>
  let workers: Workers
  /// `nil` where there is too little work for several threads.
  private var pace: Pace?
  private var sharesAll = false
  private let loss: Loss
  /// `nil` where a schedule changes it.
  private let constantRate: Double?
  /// From the loss of the outputs to that in the units of the targets.
  let lossFactor: Double
  /// With class weights as numbers.
  let lossSpec: LossSpec
  private var gradients: AlignedBuffer<Scalar>
  /// Whether large batches go in micro-batches, and the gradients of each.
  private let cutsBatches: Bool
  private var partGradients: AlignedBuffer<Scalar>
  /// The parameters before the last update, where a snapshot follows it.
  private var previous: [Scalar] = []
  var isAtSnapshot = true
  private var hasEnded = false

  /// - Precondition: there are validation samples for early stopping.
  /// - Parameters:
  ///   - network: with fresh weights.
  ///   - workers: that share the work of a step, where there is enough of it.
  public init(
    _ network: Network<Scalar>, data: DataSplit, spec: TrainingSpec, snapshots: SnapshotSchedule,
    workers: Workers = .one
  ) {
    self.workers = workers
    self.network = network
    self.spec = spec
    dropout = RandomStream.dropout.generator(seed: spec.seed)
    schedule = snapshots
    lossSpec = spec.loss.resolved(for: data.training)
    batches = Batches(
      data.training, size: spec.batchSize, outputs: network.outputCount, loss: spec.loss,
      needsPairs: network.mixesSamples,
      augmenter: Augmenter(spec.augmentation, data.training, seed: spec.seed),
      random: RandomStream.batches.generator(seed: spec.seed))
    hasValidation = data.validation.count > 0
    precondition(
      hasValidation || spec.earlyStopping == nil, "early stopping watches the validation samples")
    hasClasses = !data.training.isRegression
    validation = data.validation
    let parts =
      network.trainsInMicroBatches ? MicroBatches(samples: batches.capacity) : nil
    pass = Pass(
      network, capacity: batches.capacity, fixed: network.fixedLayerCount, parts: parts,
      workers: workers)
    let most = network.layers.map { $0.inputs * $0.units }.max() ?? 0
    if workers.count > 1, most * batches.capacity >= PassThreads.fewOperations { pace = Pace() }
    loss = Loss(lossSpec, activation: network.outputActivation)
    lossFactor = data.training.targetScale.lossFactor(spec.loss.kind)
    optimizer = Optimizer(
      spec.optimizer, count: network.trainableCount, parts: network.rateParts(spec))
    plateau = spec.schedule.options.plateau(rate: spec.optimizer.learningRate)
    constantRate = spec.schedule == .constant ? spec.optimizer.learningRate : nil
    let count = Panel<Scalar>.padded(network.trainableCount)
    gradients = AlignedBuffer(count: count)
    cutsBatches = parts != nil
    partGradients = AlignedBuffer(count: (parts?.count ?? 0) * count)
  }

  /// Goes on from a snapshot of the same training.
  ///
  /// - Throws: `ResumeError` when the state does not fit.
  public init(
    restoring network: Network<Scalar>, state: ResumeState<Scalar>, data: DataSplit,
    spec: TrainingSpec, snapshots: SnapshotSchedule, workers: Workers = .one
  ) throws(ResumeError) {
    self.init(network, data: data, spec: spec, snapshots: snapshots, workers: workers)
    try restore(state)
  }

  /// Updates in an epoch.
  public var stepsPerEpoch: Int { batches.stepsPerEpoch }

  /// Updates from start to end.
  var totalSteps: Int { spec.epochs * batches.stepsPerEpoch }

  /// Of the next update.
  var learningRate: Double {
    if let constantRate { return constantRate }
    if let plateau { return plateau.rate }
    let isByEpoch = spec.schedule.unit == .epochs
    return spec.schedule.rate(
      at: isByEpoch ? epoch : step, initial: spec.optimizer.learningRate,
      length: isByEpoch ? spec.epochs : totalSteps)
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public mutating func next() -> TrainingEvent<Scalar>? {
    if hasEnded { return nil }
    let plan = settledPlan()
    if isAtSnapshot {
      isAtSnapshot = false
      defer { history = [] }
      return .snapshot(snapshot)
    }
    if isDone {
      hasEnded = true
      return .finished(TrainingEnd(epoch: epoch, stop: plan.stop))
    }
    guard let progress = advance() else {
      hasEnded = true
      return .diverged(epoch: batches.isEpochDone ? epoch : epoch + 1)
    }
    return .progress(progress)
  }

  /// Whether nothing is left to train.
  public var isDone: Bool { hasStopped || plan.map { step >= $0.lastStep } ?? false }

  /// Trains some steps, up to the next snapshot at most.
  ///
  /// - Returns: `nil` when a parameter or the loss stopped being a finite number.
  mutating func advance() -> TrainingProgress? {
    let next = settledPlan().nextSnapshot(after: step)
    var stop = Swift.min(next, step + progressInterval)
    // Early stopping looks at every epoch.
    if earlyStopping != nil { stop = Swift.min(stop, (epoch + 1) * batches.stepsPerEpoch) }
    // A training that stops early ends with a snapshot.
    let mean = train(to: stop, isBeforeSnapshot: stop == next || earlyStopping != nil)
    guard let mean, mean.isFinite else { return nil }
    isAtSnapshot = step == next || hasStopped
    // Else the next loss, or the end of the epoch, shows it.
    if isAtSnapshot, !network.isFinite { return nil }
    return TrainingProgress(
      epoch: epoch, step: step, learningRate: learningRate, loss: mean * lossFactor)
  }

  /// Trains until so many steps are done, or until early stopping.
  ///
  /// - Returns: the mean loss of the batches of about the last epoch; `nil` when the parameters stopped being numbers.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private mutating func train(to target: Int, isBeforeSnapshot: Bool) -> Double? {
    let measured = Swift.max(step, target - batches.stepsPerEpoch)
    var (total, samples) = (0.0, 0)
    let epochs = measuredEpochs
    while step < target {
      let isRecorded = EpochMeasures.has(epoch + 1, of: epochs)
      let isSummed = isRecorded || (plateau != nil && !hasValidation)
      let measuresLoss = step >= measured || isSummed
      let range = batches.next()
      if isBeforeSnapshot, step == target - 1 { previous = network.values }
      let start = pace.map { _ in ContinuousClock.now }
      let (sum, correct) = update(range, measuresLoss: measuresLoss, countsCorrect: isRecorded)
      if let start { pace?.observe(ContinuousClock.now - start) }
      step += 1
      if step > measured {
        total += sum
        samples += range.count
      }
      if isSummed {
        sums.loss += sum
        sums.correct += correct
        sums.samples += range.count
      }
      guard batches.isEpochDone else { continue }
      epoch += 1
      if !network.isFinite { return nil }
      finishEpoch(isRecorded: isRecorded)
    }
    return samples > 0 ? total / Double(samples) : 0
  }

  /// Gives all work to several threads, whether they are faster or not.
  mutating func sharesAlways() {
    pace = nil
    sharesAll = true
  }

  /// One update from one batch.
  ///
  /// - Returns: the sum of its samples' losses and the number of right predictions before the update, when asked for.
  @inline(__always)
  private mutating func update(
    _ range: Range<Int>, measuresLoss: Bool, countsCorrect: Bool
  ) -> (loss: Double, correct: Int) {
    let isShared = pace?.isShared ?? sharesAll
    let countsCorrect = countsCorrect && hasClasses
    if cutsBatches, let parts = MicroBatches(samples: range.count) {
      return update(
        range, parts, isShared: isShared, measuresLoss: measuresLoss, countsCorrect: countsCorrect)
    }
    var found = (loss: 0.0, correct: 0)
    let (loss, epoch, descent) = (loss, epoch, descent)
    pass.run(samples: range.count, isShared: isShared) { run in
      // Asked first, since to call it is to copy them.
      if batches.needsLoading { batches.load(range, into: run, epoch: epoch) }
      network.values.withUnsafeMutableBufferPointer { values in
        gradients.withMutablePointer { gradients in
          guard let values = values.baseAddress else { return }
          withUnsafeMutablePointer(to: &dropout) { random in
            found = run.differentiate(
              loss, values, into: gradients, .training(.init(values: values, random: random)),
              measuresLoss: measuresLoss, countsCorrect: countsCorrect)
          }
          descent.move(values, gradients, &optimizer, run.threads)
        }
      }
    }
    return found
  }

  /// One update from the gradients of micro-batches.
  private mutating func update(
    _ range: Range<Int>, _ parts: MicroBatches, isShared: Bool, measuresLoss: Bool,
    countsCorrect: Bool
  ) -> (loss: Double, correct: Int) {
    var found = [(loss: Double, correct: Int)](repeating: (0, 0), count: parts.count)
    let (loss, epoch, descent) = (loss, epoch, descent)
    let threads = isShared ? PassThreads(workers.team) : .one
    found.withUnsafeMutableBufferPointer { found in
      network.values.withUnsafeMutableBufferPointer { values in
        partGradients.withMutablePointer { partGradients in
          guard let values = values.baseAddress else { return }
          withUnsafeMutablePointer(to: &dropout) { random in
            let mode = PassMode<Scalar>.training(.init(values: values, random: random))
            pass.run(parts, isShared: isShared) { run, index in
              let first = range.lowerBound + parts[index].lowerBound
              if batches.needsLoading {
                batches.load(first..<(first + run.samples), into: run, epoch: epoch)
              }
              found[index] = run.differentiate(
                loss, values, into: partGradients + index * descent.count, mode,
                measuresLoss: measuresLoss, countsCorrect: countsCorrect)
            }
          }
          gradients.withMutablePointer { gradients in
            parts.average(partGradients, into: gradients, count: descent.count)
            descent.move(values, gradients, &optimizer, threads)
          }
        }
      }
    }
    return found.reduce((0, 0)) { ($0.loss + $1.loss, $0.correct + $1.correct) }
  }

  /// How gradients move the parameters in the next update.
  private var descent: Descent<Scalar> {
    @inline(__always)
    get {
      Descent(
        rate: learningRate, step: step, slots: network.slots, regularization: spec.regularization,
        clipNorm: spec.clipNorm, count: gradients.count)
    }
  }

  private var snapshot: TrainingSnapshot<Scalar> {
    TrainingSnapshot(
      epoch: epoch, step: step, learningRate: learningRate, network: network,
      updateRatios: previous.isEmpty ? [] : network.updateRatios(since: previous),
      history: history, state: resumeState)
  }
}
