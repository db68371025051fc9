extension Trainer {
  /// Whether only a rehearsal tells when the training is recorded and when it ends.
  public var needsRehearsal: Bool { plan == nil && isRehearsed }

  /// Whether the plan of this training comes from a rehearsal.
  var isRehearsed: Bool { schedule.kind == .adaptive || spec.earlyStopping != nil }

  /// Takes over what a rehearsal found.
  public mutating func follow(_ plan: TrainingPlan) { self.plan = plan }

  /// The plan, after a rehearsal where there is need of one and nobody has held it.
  mutating func settledPlan() -> TrainingPlan {
    if let plan { return plan }
    let settled: TrainingPlan
    if isRehearsed {
      var rehearsal = Rehearsal(of: self)
      while rehearsal.next() != nil {}
      settled = rehearsal.plan
    } else {
      settled = TrainingPlan(
        snapshotSteps: schedule.steps(epochs: spec.epochs, stepsPerEpoch: stepsPerEpoch)
          ?? [0, totalSteps])
    }
    plan = settled
    return settled
  }

  /// Makes this the trainer of a rehearsal.
  ///
  /// - Parameter candidates: the steps at which it is looked at, from 0 to the last.
  mutating func rehearse(candidates: [Int]) {
    isRehearsal = true
    plan = TrainingPlan(snapshotSteps: candidates)
    earlyStopping = spec.earlyStopping.map(EarlyStopping.init)
  }

  /// The epochs that the training takes: those of its spec as long as no plan says otherwise.
  public var plannedEpochs: Int { (plan?.lastStep ?? totalSteps) / stepsPerEpoch }

  /// The steps of the plan.
  var plannedSteps: [Int] { plan?.snapshotSteps ?? [] }

  /// The epochs among which those with measures are chosen: of a training whose end is known, those that it takes.
  var measuredEpochs: Int {
    let last = plan?.lastStep ?? totalSteps
    return Swift.max((last + stepsPerEpoch - 1) / stepsPerEpoch, 1)
  }

  /// What early stopping has found so far; `nil` without it.
  var earlyStop: EarlyStop? {
    earlyStopping.map {
      EarlyStop(
        epoch: epoch, hasStopped: step < totalSteps, bestEpoch: $0.bestEpoch, bestLoss: $0.best)
    }
  }

  /// So many steps that a progress event comes every few hundredths of a second.
  var progressInterval: Int {
    let work = network.trainableCount * batches.size
    return Swift.min(Swift.max(20_000_000 / Swift.max(work, 1), 1), 1000)
  }
}
