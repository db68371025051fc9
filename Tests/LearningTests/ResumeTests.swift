import Learning
import Numerics
import Testing

/// A run that is interrupted at any snapshot goes on with the same bits.
struct ResumeTests {
  private static let deep: [LayerSpec] = [
    .dense(5, .linear), .batchNormalization(.relu), .dropout(rate: 0.3), .dense(4, .gelu),
    .dense(1, .sigmoid),
  ]

  static let trainings: [TrainingSpec] =
    OptimizerKind.allCases.map {
      TrainingSpec(epochs: 6, optimizer: OptimizerSpec(kind: $0), batchSize: 50)
    }
    + ScheduleKind.allCases.map {
      TrainingSpec(epochs: 6, batchSize: 64, schedule: ScheduleSpec(kind: $0))
    }
    + ScheduleUnit.allCases.flatMap { unit in
      [
        .step(every: 2, unit: unit), .exponential(unit: unit), .inverseTime(unit: unit),
        .cosine(unit: unit), .warmupCosine(3, unit: unit), .cosineRestarts(unit: unit),
        .oneCycle(unit: unit),
      ].map { TrainingSpec(epochs: 6, batchSize: 64, schedule: $0) }
    } + [
      TrainingSpec(epochs: 6),
      TrainingSpec(epochs: 6, batchSize: 100_000),
      TrainingSpec(
        epochs: 6, optimizer: OptimizerSpec(kind: .adamW), batchSize: 30,
        regularization: Regularization(l1: 0.001, l2: 0.01), clipNorm: 0.05),
      TrainingSpec(
        epochs: 60, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.1), batchSize: 30,
        earlyStopping: EarlyStoppingSpec(patience: 3)),
      TrainingSpec(
        loss: .binaryCrossEntropy(labelSmoothing: 0.1, classWeights: .balanced),
        epochs: 12, batchSize: 30,
        schedule: .reduceOnPlateau(patience: 0, threshold: 0.05, cooldown: 1)),
    ]

  static let schedules = [
    SnapshotSchedule(every: 2), SnapshotSchedule(kind: .everySteps, every: 5),
    SnapshotSchedule(kind: .epochs, list: [1, 5]), SnapshotSchedule(kind: .logarithmic, count: 4),
    SnapshotSchedule(kind: .adaptive, count: 5),
  ]

  private func data() throws -> DataSplit {
    try SplitSpec(testFraction: 0.1, validationFraction: 0.2).split(
      DatasetSpec.moons(samples: 200, noise: 0.3).draw(seed: 4), seed: 4)
  }

  private func check<Scalar: Real>(
    _ spec: TrainingSpec, _ schedule: SnapshotSchedule, _: Scalar.Type
  ) throws {
    let data = try data()
    var random = RandomState(seed: 1)
    let network = try Network<Scalar>(
      Self.deep, inputCount: 2, initializer: InitializerSpec(kind: .heNormal), random: &random)
    var whole: [TrainingSnapshot<Scalar>] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: spec, snapshots: schedule)
    { whole.append(snapshot) }
    #expect(whole.count > 2)
    for (index, snapshot) in whole.enumerated() {
      var restored = try Network<Scalar>(Self.deep, inputCount: 2)
      try restored.restore(snapshot.parameters)
      // Through plain arrays in any order, as from a file.
      let state = ResumeState(
        tensors: snapshot.state.tensors.reversed(), integers: snapshot.state.integers.reversed(),
        numbers: snapshot.state.numbers.reversed())
      var rest: [TrainingSnapshot<Scalar>] = []
      for case .snapshot(let snapshot) in try Trainer(
        restoring: restored, state: state, data: data, spec: spec, snapshots: schedule)
      { rest.append(snapshot) }
      let isSame = rest == Array(whole[(index + 1)...])
      #expect(isSame, "from step \(snapshot.step)")
    }
  }

  @Test(arguments: trainings) func everyTraining(spec: TrainingSpec) throws {
    try check(spec, SnapshotSchedule(every: 2), Float.self)
  }

  @Test(arguments: schedules) func everySchedule(schedule: SnapshotSchedule) throws {
    let spec = TrainingSpec(
      epochs: 6, optimizer: OptimizerSpec(kind: .adam, learningRate: 0.01), batchSize: 50)
    try check(spec, schedule, Double.self)
  }

  @Test func brokenStatesAreErrors() throws {
    let data = try data()
    var random = RandomState(seed: 1)
    let network = try Network<Float>(Self.deep, inputCount: 2, random: &random)
    let spec = TrainingSpec(epochs: 2, optimizer: OptimizerSpec(kind: .adam), batchSize: 50)
    var trainer = Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(kind: .everySteps, every: 1))
    var last: ResumeState<Float>?
    while last == nil, let event = trainer.next() {
      if case .snapshot(let snapshot) = event, snapshot.step == 2 { last = snapshot.state }
    }
    let state = try #require(last)
    func restored(_ state: ResumeState<Float>) throws {
      _ = try Trainer(
        restoring: network, state: state, data: data, spec: spec, snapshots: SnapshotSchedule())
    }
    try restored(state)
    for place in state.integers.indices {
      var broken = state
      broken.integers.remove(at: place)
      #expect(throws: ResumeError.missing(state.integers[place].name)) { try restored(broken) }
      broken = state
      broken.integers[place] = NamedArray(state.integers[place].name, [-1, 7])
      #expect(throws: ResumeError.self) { try restored(broken) }
    }
    var broken = state
    broken.tensors.removeLast()
    #expect(throws: ResumeError.missing("optimizer.v.layers.4.bias")) { try restored(broken) }
  }
}
