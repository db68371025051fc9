import Numerics

extension Trainer {
  /// What another trainer needs to go on from here.
  var resumeState: ResumeState<Scalar> {
    var state = ResumeState<Scalar>(
      tensors: optimizer.moments(network),
      integers: [
        NamedArray("epoch", [Int64(epoch)]), NamedArray("step", [Int64(step)]),
        NamedArray("position", [Int64(batches.position)]),
        // Between epochs the next order is drawn afresh.
        NamedArray("order", batches.isEpochDone ? [] : batches.order.map { Int64($0) }),
        NamedArray("epoch.counts", [Int64(sums.correct), Int64(sums.samples)]),
      ], numbers: [NamedArray("epoch.loss", [sums.loss])])
    if isRehearsal {
      if let stop = earlyStop { state.append(stop) }
    } else if isRehearsed, let plan {
      state.integers.append(NamedArray("snapshots", plan.snapshotSteps.map { Int64($0) }))
      if let stop = plan.stop { state.append(stop) }
    }
    if let plateau {
      state.integers.append(
        NamedArray("plateau.counts", [Int64(plateau.badEpochs), Int64(plateau.cooldownLeft)]))
      state.numbers.append(NamedArray("plateau.rate", [plateau.rate]))
      state.numbers.append(NamedArray("plateau.best", [plateau.best]))
    }
    // A stream that nothing draws from is as it was at the start.
    if !batches.isWhole { state.append(batches.random, of: .batches) }
    if network.drawsInTraining { state.append(dropout, of: .dropout) }
    return state
  }

  /// Goes on from a state; a trainer of a rehearsal from one of a rehearsal.
  ///
  /// - Throws: `ResumeError` when the state does not fit, or its parts contradict each other.
  mutating func restore(_ state: ResumeState<Scalar>) throws(ResumeError) {
    epoch = try state.count("epoch")
    step = try state.count("step")
    guard step <= totalSteps, step / batches.stepsPerEpoch == epoch else { throw .unusable("step") }
    try batches.restore(
      step: step % batches.stepsPerEpoch, order: try state.integers("order").map { Int($0) },
      position: try state.count("position"),
      random: batches.isWhole ? batches.random : try state.random(of: .batches))
    if network.drawsInTraining { dropout = try state.random(of: .dropout) }
    try optimizer.restore(state, network)
    if isRehearsal {
      if earlyStopping != nil {
        let stop = try state.earlyStop
        earlyStopping?.restore(best: stop.bestLoss, bestEpoch: stop.bestEpoch)
        hasStopped =
          stop.hasStopped && stop.epoch - stop.bestEpoch >= (spec.earlyStopping?.patience ?? 0)
      }
    } else if isRehearsed {
      let steps = try state.integers("snapshots").map { Int($0) }
      guard steps.first == 0, zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }),
        steps.contains(step), steps[steps.count - 1] <= totalSteps
      else { throw .unusable("snapshots") }
      plan = TrainingPlan(
        snapshotSteps: steps, stop: spec.earlyStopping == nil ? nil : try state.earlyStop)
    }
    sums = try state.sums
    try restorePlateau(state)
    isAtSnapshot = false
  }
}

extension Trainer {
  private mutating func restorePlateau(_ state: ResumeState<Scalar>) throws(ResumeError) {
    guard plateau != nil else { return }
    let counts = try state.integers("plateau.counts").map { Int($0) }
    guard counts.count == 2, counts.allSatisfy({ $0 >= 0 }) else {
      throw .unusable("plateau.counts")
    }
    guard let rate = try state.numbers("plateau.rate").first, rate >= 0 else {
      throw .unusable("plateau.rate")
    }
    guard let best = try state.numbers("plateau.best").first else {
      throw .unusable("plateau.best")
    }
    plateau?.restore(rate: rate, best: best, badEpochs: counts[0], cooldownLeft: counts[1])
  }
}

extension ResumeState {
  fileprivate mutating func append(_ stop: EarlyStop) {
    integers.append(
      NamedArray(
        "stop", [Int64(stop.epoch), stop.hasStopped ? 1 : 0, Int64(stop.bestEpoch)]))
    numbers.append(NamedArray("stop.loss", [stop.bestLoss]))
  }

  /// What early stopping had found.
  fileprivate var earlyStop: EarlyStop {
    get throws(ResumeError) {
      let values = try integers("stop")
      guard values.count == 3, values[0] >= 0, (0...1).contains(values[1]),
        (0...values[0]).contains(values[2])
      else { throw .unusable("stop") }
      guard let loss = try numbers("stop.loss").first, !loss.isNaN else {
        throw .unusable("stop.loss")
      }
      return EarlyStop(
        epoch: Int(values[0]), hasStopped: values[1] == 1, bestEpoch: Int(values[2]),
        bestLoss: loss)
    }
  }

  fileprivate var sums: EpochSums {
    get throws(ResumeError) {
      let counts = try integers("epoch.counts").map { Int($0) }
      guard counts.count == 2, 0 <= counts[0], counts[0] <= counts[1] else {
        throw .unusable("epoch.counts")
      }
      guard let loss = try numbers("epoch.loss").first else { throw .unusable("epoch.loss") }
      return EpochSums(loss: loss, correct: counts[0], samples: counts[1])
    }
  }
}
