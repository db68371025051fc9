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
    if schedule.kind == .adaptive {
      state.integers.append(NamedArray("snapshots", snapshotSteps.map { Int64($0) }))
    }
    if let earlyStopping {
      state.integers.append(NamedArray("stopped", [hasStopped ? 1 : 0]))
      state.integers.append(NamedArray("best.epoch", [Int64(earlyStopping.bestEpoch)]))
      state.numbers.append(NamedArray("best.loss", [earlyStopping.best]))
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

  mutating func restore(_ state: ResumeState<Scalar>) throws(ResumeError) {
    epoch = try state.count("epoch")
    step = try state.count("step")
    guard step <= totalSteps, step / batches.stepsPerEpoch == epoch else { throw .unusable("step") }
    try batches.restore(
      order: try state.integers("order").map { Int($0) }, position: try state.count("position"),
      random: batches.isWhole ? batches.random : try state.random(of: .batches))
    if network.drawsInTraining { dropout = try state.random(of: .dropout) }
    try optimizer.restore(state, network)
    let counts = try state.integers("epoch.counts").map { Int($0) }
    guard counts.count == 2, 0 <= counts[0], counts[0] <= counts[1],
      let loss = try state.numbers("epoch.loss").first
    else {
      throw .unusable("epoch.counts")
    }
    sums = EpochSums(loss: loss, correct: counts[0], samples: counts[1])
    if schedule.kind == .adaptive {
      snapshotSteps = try state.integers("snapshots").map { Int($0) }
    }
    if earlyStopping != nil {
      guard let best = try state.numbers("best.loss").first else { throw .unusable("best.loss") }
      earlyStopping?.restore(best: best, bestEpoch: try state.count("best.epoch"))
      hasStopped = try state.count("stopped") == 1
    }
    if plateau != nil {
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
}
