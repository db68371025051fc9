import Numerics
import Testing

@testable import Learning

/// What a rehearsal finds out: even snapshots, where early stopping ends, and how it goes on when it is killed.
struct RehearsalTests {
  private struct Example {
    let data: DataSplit
    let network: Network<Float>
    var spec: TrainingSpec

    func trainer(_ schedule: SnapshotSchedule) -> Trainer<Float> {
      Trainer(network, data: data, spec: spec, snapshots: schedule)
    }
  }

  /// Mini-batches of Adam: predictions that jitter.
  private func noisy(epochs: Int = 60, stopping: EarlyStoppingSpec? = nil) throws -> Example {
    let data = try SplitSpec(testFraction: 0.1, validationFraction: 0.3).split(
      DatasetSpec.moons(samples: 300, noise: 0.35).draw(seed: 4), seed: 4)
    var random = RandomState(seed: 1)
    let network = try Network<Float>(
      [.dense(16, .relu), .dense(16, .relu), .dense(1, .sigmoid)], inputCount: 2,
      initializer: InitializerSpec(kind: .heNormal), random: &random)
    let spec = TrainingSpec(
      epochs: epochs, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.01), batchSize: 16,
      earlyStopping: stopping)
    return Example(data: data, network: network, spec: spec)
  }

  private func snapshots(_ trainer: Trainer<Float>) -> (
    all: [TrainingSnapshot<Float>], TrainingEnd?
  ) {
    var all: [TrainingSnapshot<Float>] = []
    var end: TrainingEnd?
    for event in trainer {
      if case .snapshot(let snapshot) = event { all.append(snapshot) }
      if case .finished(let found) = event { end = found }
    }
    return (all, end)
  }

  /// Deviation by mean of the distances between neighbours' predictions.
  private func unevenness(
    _ snapshots: [TrainingSnapshot<Float>], _ data: Dataset, leavesOutSingleSteps: Bool = false
  ) -> Double {
    let inputs: Matrix<Float> = data.inputs.converted().transposed
    let outputs = snapshots.map { $0.network.predict(inputs).elements }
    var distances: [Double] = []
    for i in outputs.indices.dropLast() {
      if leavesOutSingleSteps, snapshots[i + 1].step == snapshots[i].step + 1 { continue }
      var sum = 0.0
      for (a, b) in zip(outputs[i], outputs[i + 1]) { sum += Double(a - b) * Double(a - b) }
      distances.append(sum.squareRoot())
    }
    let mean = distances.reduce(0, +) / Double(distances.count)
    var squares = 0.0
    for distance in distances { squares += (distance - mean) * (distance - mean) }
    return (squares / Double(distances.count)).squareRoot() / mean
  }

  @Test func adaptiveIsEvenThoughPredictionsJitter() throws {
    let example = try noisy()
    let adaptive = snapshots(example.trainer(SnapshotSchedule(kind: .adaptive, count: 30))).all
    let logarithmic = snapshots(example.trainer(SnapshotSchedule(kind: .logarithmic, count: 30)))
      .all
    #expect(adaptive.count == 30)
    let found = unevenness(adaptive, example.data.training)
    #expect(found < 0.3, "\(found)")
    #expect(2 * found < unevenness(logarithmic, example.data.training))
  }

  /// A path that goes there and back: its length says that it moves all the time, the distance that it does not.
  @Test func wayThereAndBackIsNoDistance() {
    var path = PredictionPath<Double>()
    // A slow drift of 1 in 1000 steps under a jitter of ±0.01 every step.
    for step in 0...1000 {
      let place = Double(step) / 1000 * (step < 500 ? 0.2 : 1.8) - (step < 500 ? 0 : 0.8)
      path.append(
        Matrix(rows: 1, columns: 1, elements: [place + (step % 2 == 0 ? 0.01 : -0.01)]), at: step)
    }
    let steps = path.steps(11, until: 1000)
    #expect(steps.count == 11)
    // A tenth of the way lies in the first half, but half of its length.
    #expect(steps.filter { $0 <= 500 }.count <= 3)
  }

  /// Single steps of 5 and 3, twenty each of 1 and 0.8, and then a tenth a step: 53 snapshots are 0.8 to 1 apart but for the
  /// two long steps.
  @Test func longStepsAreTakenAsTheyAreAndOthersAreEven() {
    let lengths =
      [5, 3] + [Double](repeating: 1, count: 20) + [Double](repeating: 0.8, count: 20)
      + [Double](repeating: 0.1, count: 100)
    var path = PredictionPath<Double>()
    var place = 0.0
    for (step, length) in ([0] + lengths).enumerated() {
      place += length
      path.append(Matrix(rows: 1, columns: 1, elements: [place]), at: step)
    }
    let steps = path.steps(53, until: 142)
    let distances = zip(steps, steps.dropFirst()).map { lengths[$0..<$1].reduce(0, +) }
    #expect(distances.prefix(2) == [5, 3] && distances.count == 52)
    #expect(distances.dropFirst(2).allSatisfy { (0.79...1.01).contains($0) }, "\(distances)")
  }

  /// Full batches at a high rate: the first steps are long, and nothing lies between them.
  @Test func onlySingleStepsAreUneven() throws {
    var example = try noisy(epochs: 2000)
    example.spec.batchSize = nil
    example.spec.optimizer = OptimizerSpec(kind: .gradientDescent, learningRate: 0.3)
    let all = snapshots(example.trainer(SnapshotSchedule(kind: .adaptive, count: 48))).all
    #expect(all.count == 48)
    let found = unevenness(
      all, example.data.training, leavesOutSingleSteps: true)
    #expect(found < 0.15, "\(found)")
  }

  @Test func stepsThatAreAllThereAreAllTaken() {
    var path = PredictionPath<Double>()
    for step in [0, 3, 5] { path.append(Matrix(rows: 1, columns: 1, elements: [0]), at: step) }
    #expect(path.steps(10, until: 5) == [0, 3, 5])
    #expect(path.steps(10, until: 4) == [0, 3])
    #expect(PredictionPath<Double>(steps: [0, 2, 2], numbers: [1, 2, 3]) == nil)
    #expect(PredictionPath<Double>(steps: [0, 2], numbers: [1, 2, 3]) == nil)
    #expect(PredictionPath<Double>(steps: [0, 2], numbers: [1, 2, 3, 4])?.width == 2)
  }

  static let kinds = [
    SnapshotSchedule(kind: .logarithmic, count: 20), SnapshotSchedule(kind: .adaptive, count: 20),
    SnapshotSchedule(), SnapshotSchedule(kind: .everySteps), SnapshotSchedule(every: 4),
    SnapshotSchedule(kind: .epochs, list: [1, 5, 900]),
  ]

  /// A run that stops has as many snapshots as were asked for, and one of its best epoch.
  @Test(arguments: kinds, [false, true])
  func aStoppedRunIsWhole(schedule: SnapshotSchedule, restoresBest: Bool) throws {
    let stopping = EarlyStoppingSpec(patience: 8, restoresBest: restoresBest)
    let example = try noisy(epochs: 1000, stopping: stopping)
    let (all, end) = snapshots(example.trainer(schedule))
    let stop = try #require(end?.stop)
    #expect(stop.hasStopped && stop.epoch == stop.bestEpoch + 8 && stop.epoch < 200)
    #expect(all.contains { $0.epoch == stop.bestEpoch && $0.step == stop.bestEpoch * 12 })
    #expect(all.last?.epoch == (restoresBest ? stop.bestEpoch : stop.epoch))
    // The lowest validation loss of all epochs, as an evaluation finds it.
    let evaluator = Evaluator<Float>(example.data, loss: example.spec.loss, outputs: 1)
    let best = try #require(all.first { $0.epoch == stop.bestEpoch })
    let loss = evaluator.evaluate(best.network).validation?.loss ?? 0
    #expect(agree(loss, stop.bestLoss, within: 1e-6))
    let epochs = all.last?.epoch ?? 0
    switch schedule.kind {
    case .adaptive: #expect(all.count == 20)
    case .logarithmic: #expect((19...21).contains(all.count) || all.count == epochs + 1)
    case .epochs:
      #expect(Set(all.map(\.epoch)).isSuperset(of: [0, 1, 5].filter { $0 <= epochs }))
    case .every where schedule.every == 4:
      #expect(Set(all.map(\.epoch)).isSuperset(of: stride(from: 0, to: epochs, by: 4)))
    case .every: #expect(all.count > 20 || all.count == epochs + 1)
    case .everySteps: #expect(all.count > 20 && all.count <= 43)
    }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.step < $1.step })
  }

  /// Early stopping that nothing triggers lets training end, and the best epoch is known all the same.
  @Test func aRunThatIsNotStoppedEndsWithItsLastEpochOrItsBest() throws {
    for restoresBest in [false, true] {
      let example = try noisy(
        epochs: 30, stopping: EarlyStoppingSpec(patience: 100, restoresBest: restoresBest))
      let (all, end) = snapshots(example.trainer(SnapshotSchedule(every: 10)))
      let stop = try #require(end?.stop)
      #expect(!stop.hasStopped && stop.epoch == 30)
      #expect(all.last?.epoch == (restoresBest ? stop.bestEpoch : 30))
    }
  }

  @Test(arguments: [SnapshotSchedule(kind: .adaptive, count: 12), SnapshotSchedule(every: 3)])
  func aKilledRehearsalGoesOn(schedule: SnapshotSchedule) throws {
    let example = try noisy(epochs: 40, stopping: EarlyStoppingSpec(patience: 6))
    let trainer = example.trainer(schedule)
    #expect(trainer.needsRehearsal && !trainer.isDone)
    var whole = Rehearsal(of: trainer)
    var checkpoints: [Rehearsal<Float>.Checkpoint] = [whole.checkpoint]
    while whole.next() != nil { checkpoints.append(whole.checkpoint) }
    #expect(checkpoints.count > 8)
    for checkpoint in checkpoints.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
      var rest = try Rehearsal(of: trainer, restoring: checkpoint)
      while rest.next() != nil {}
      #expect(rest.plan == whole.plan)
    }
    // What does not fit is refused.
    let some = checkpoints[5]
    var broken = some.state
    broken.integers.removeAll { $0.name == "stop" }
    #expect(throws: ResumeError.missing("stop")) {
      try Rehearsal(
        of: trainer,
        restoring: Rehearsal.Checkpoint(network: some.network, state: broken, path: some.path))
    }
    let other = some.path == nil ? PredictionPath<Float>() : nil
    #expect(throws: ResumeError.unusable("predictions")) {
      try Rehearsal(
        of: trainer,
        restoring: Rehearsal.Checkpoint(network: some.network, state: some.state, path: other))
    }
  }
}
