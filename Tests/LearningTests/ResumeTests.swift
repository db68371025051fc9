import Learning
import Numerics
import Testing

struct ResumeTests {
  private func snapshots<Scalar: Real>(
    _ trainer: consuming Trainer<Scalar>
  ) -> [TrainingSnapshot<Scalar>] {
    var result: [TrainingSnapshot<Scalar>] = []
    while let event = trainer.next() {
      if case .snapshot(let snapshot) = event { result.append(snapshot) }
    }
    return result
  }

  @Test(arguments: [nil, 64, 100_000])
  func goesOnWithTheSameBits(batchSize: Int?) throws {
    let data = try TrainerTests.moons()
    var random = RandomState(seed: 1)
    let network = try Network<Float>(TrainerTests.layers, inputCount: 2, random: &random)
    let spec = TrainingSpec(epochs: 12, batchSize: batchSize)
    let whole = snapshots(
      Trainer(
        network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 5), random: random))
    #expect(whole.map(\.epoch) == [0, 5, 10, 12])
    for (index, snapshot) in whole.enumerated() {
      var restored = try Network<Float>(
        TrainerTests.layers, inputCount: 2, random: &random)
      try restored.restore(snapshot.parameters)
      let rest = snapshots(
        try Trainer(
          restoring: restored, state: snapshot.state, data: data, spec: spec,
          snapshots: SnapshotSchedule(every: 5)))
      #expect(rest == Array(whole[(index + 1)...]))
    }
  }
}
