import Numerics
import Testing

@testable import Learning

struct ScheduleTests {
  private static let cases: [(SnapshotSchedule, [Int])] = [
    (SnapshotSchedule(every: 4), [0, 12, 24, 30]),
    (SnapshotSchedule(every: 5), [0, 15, 30]),
    (SnapshotSchedule(every: 100), [0, 30]),
    (SnapshotSchedule(kind: .everySteps, every: 7), [0, 7, 14, 21, 28, 30]),
    (SnapshotSchedule(kind: .epochs, list: [9, 1, 1, 400, 0]), [0, 3, 27, 30]),
    (SnapshotSchedule(kind: .epochs), [0, 30]),
    (SnapshotSchedule(kind: .logarithmic, count: 5), [0, 3, 6, 12, 30]),
    (SnapshotSchedule(kind: .logarithmic, count: 2), [0, 30]),
    (SnapshotSchedule(kind: .logarithmic, count: 500), Array(stride(from: 0, through: 30, by: 3))),
  ]

  @Test(arguments: cases)
  func stepsOfTenEpochsOfThree(schedule: SnapshotSchedule, steps: [Int]) {
    #expect(schedule.steps(epochs: 10, stepsPerEpoch: 3) == steps)
    #expect(schedule.snapshotCount(epochs: 10, stepsPerEpoch: 3) == steps.count)
  }

  @Test func logarithmicGrowsByAFactor() throws {
    let steps = try #require(
      SnapshotSchedule(kind: .logarithmic, count: 40).steps(epochs: 20_000, stepsPerEpoch: 1))
    #expect(steps.count == 40 && steps.last == 20_000)
    let tail = steps.suffix(15)
    let factors = zip(tail, tail.dropFirst()).map { Double($1) / Double($0) }
    #expect((factors.max() ?? 2) - (factors.min() ?? 0) < 0.02)
  }

  /// Between neighbours the predictions on the training set change about equally.
  @Test func adaptiveFollowsThePredictions() throws {
    let data = try TrainerTests.moons()
    var random = RandomState(seed: 42)
    let network = try Network<Float>(TrainerTests.layers, inputCount: 2, random: &random)
    let trainer = Trainer(
      network, data: data, spec: TrainingSpec(epochs: 4000),
      snapshots: SnapshotSchedule(kind: .adaptive, count: 12))
    let inputs: Matrix<Float> = data.training.inputs.converted().transposed
    var steps: [Int] = []
    var distances: [Double] = []
    var last: [Float] = []
    for case .snapshot(let snapshot) in trainer {
      let outputs = snapshot.network.predict(inputs).elements
      if !last.isEmpty {
        let squares = zip(outputs, last).map { Double($0 - $1) * Double($0 - $1) }
        distances.append(squares.reduce(0, +).squareRoot())
      }
      last = outputs
      steps.append(snapshot.step)
    }
    #expect(steps.count == 12 && steps.first == 0 && steps.last == 4000)
    #expect((distances.max() ?? 9) / (distances.min() ?? 1) < 1.6)
    // Even spacing in time would not do.
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect((gaps.max() ?? 1) > 8 * (gaps.min() ?? 1))
  }

  /// Whether nothing moves, or only for a moment, there are as many as asked for, and the waits are shared out.
  @Test(arguments: [0, 3]) func adaptiveWhereLittleHappens(moves: Int) {
    var path = PredictionPath<Float>()
    for step in 0...1000 {
      path.append(
        Matrix(rows: 1, columns: 1, elements: [Float(min(step, moves))]), at: step)
    }
    let steps = path.steps(12, until: 1000)
    #expect(steps.count == 12 && steps.first == 0 && steps.last == 1000)
    #expect(Set(0...moves).isSubset(of: steps))
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 <= 250 })
  }

  @Test func adaptiveOfFewStepsTakesThemAll() throws {
    let data = try TrainerTests.moons()
    var random = RandomState(seed: 42)
    let network = try Network<Float>(TrainerTests.layers, inputCount: 2, random: &random)
    var steps: [Int] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: TrainingSpec(epochs: 5),
      snapshots: SnapshotSchedule(kind: .adaptive, count: 40))
    { steps.append(snapshot.step) }
    #expect(steps == [0, 1, 2, 3, 4, 5])
  }

  /// Better is less than nine tenths of the best, two epochs without it are one too many, and for two after a reduction
  /// none is counted.
  @Test func plateausAreFollowedByHand() {
    var plateau = Plateau(
      ReduceOnPlateau(factor: 0.5, patience: 1, threshold: 0.1, cooldown: 2, minimumRate: 0.2),
      rate: 1)
    for (loss, rate) in [
      (10.0, 1.0), (9.5, 1), (9.2, 0.5), (9.3, 0.5), (9.3, 0.5), (9.3, 0.5), (9.3, 0.25),
      (8.9, 0.25), (8.8, 0.25), (8.7, 0.25), (.nan, 0.2), (1, 0.2),
    ] {
      plateau.observe(loss)
      #expect(plateau.rate == rate, "\(loss)")
    }
  }

  @Test func earlyStoppingEndsAfterItsPatience() throws {
    // Two classes that noise mixes: the validation loss soon rises.
    let data = try SplitSpec(testFraction: 0, validationFraction: 0.5).split(
      DatasetSpec.moons(samples: 60, noise: 0.6).draw(seed: 8), seed: 8)
    var random = RandomState(seed: 1)
    let network = try Network<Double>(
      [.dense(30, .relu), .dense(1, .sigmoid)], inputCount: 2,
      initializer: InitializerSpec(kind: .heNormal), random: &random)
    let spec = TrainingSpec(
      epochs: 3000, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.02), batchSize: 10,
      earlyStopping: EarlyStoppingSpec(patience: 7))
    let evaluator = Evaluator<Double>(data, loss: spec.loss, outputs: 1)
    var losses: [Double] = []
    var end: TrainingEnd?
    for event in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 1))
    {
      switch event {
      case .snapshot(let snapshot):
        losses.append(evaluator.evaluate(snapshot.network).validation?.loss ?? 0)
      case .finished(let found): end = found
      default: break
      }
    }
    let found = try #require(end)
    #expect(found.epoch < 3000 && found.epoch == losses.count - 1)
    let stop = try #require(found.stop)
    #expect(stop.hasStopped && stop.epoch == found.epoch)
    // The snapshot of epoch 0 is before training, which early stopping does not look at.
    let best = losses.indices.dropFirst().min { losses[$0] < losses[$1] }
    #expect(stop.bestEpoch == best && found.epoch == (best ?? 0) + 7)
    #expect(agree(stop.bestLoss, losses[best ?? 0], within: 1e-12))
  }

  @Test func updateRatiosAreThoseOfTheLastUpdate() throws {
    let data = try TrainerTests.moons()
    var random = RandomState(seed: 42)
    let network = try Network<Double>(TrainerTests.layers, inputCount: 2, random: &random)
    var snapshots: [TrainingSnapshot<Double>] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: TrainingSpec(epochs: 3), snapshots: SnapshotSchedule(every: 1))
    { snapshots.append(snapshot) }
    #expect(snapshots[0].updateRatios.isEmpty)
    for (before, after) in zip(snapshots, snapshots.dropFirst()) {
      for ((old, new), found) in zip(zip(before.parameters, after.parameters), after.updateRatios) {
        #expect(found.name == old.name)
        let size = old.values.map { $0 * $0 }.reduce(0, +).squareRoot()
        let moved = zip(old.values, new.values).map { ($1 - $0) * ($1 - $0) }.reduce(0, +)
        #expect(
          size == 0
            ? found.ratio == nil : abs((found.ratio ?? -1) - moved.squareRoot() / size) < 1e-12)
      }
    }
  }
}
