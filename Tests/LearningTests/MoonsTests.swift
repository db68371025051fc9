import Learning
import Numerics
import Testing

/// The whole way: moons, split, a 2-3-1 network by gradient descent, against the same run in NumPy.
struct MoonsTests {
  static func data() throws -> DataSplit {
    try StratifiedSplit.draw(
      DatasetSpec(kind: .moons, samples: 1000, noise: 0.1).draw(seed: 42), fraction: 0.2, seed: 42)
  }

  static func network<Scalar: Real>(
    _ random: inout RandomState
  ) throws -> Network<Scalar> {
    try Network([.dense(3, .tanh), .dense(1, .sigmoid)], inputCount: 2, random: &random)
  }

  private func run<Scalar: Real>(
    epochs: Int, _: Scalar.Type
  ) throws -> (last: TrainingSnapshot<Scalar>, evaluation: Evaluation) {
    let data = try Self.data()
    var random = RandomState(seed: 42)
    let network: Network<Scalar> = try Self.network(&random)
    var trainer = Trainer(
      network, data: data, spec: TrainingSpec(epochs: epochs, optimizer: OptimizerSpec()),
      snapshots: SnapshotSchedule(every: epochs), random: random)
    var last: TrainingSnapshot<Scalar>?
    while let event = trainer.next() { if case .snapshot(let snapshot) = event { last = snapshot } }
    let snapshot = try #require(last)
    return (
      snapshot, Evaluator(data, loss: .binaryCrossEntropy, outputs: 1).evaluate(snapshot.network)
    )
  }

  @Test func trainsAsNumPyDoes() throws {
    let (last, evaluation) = try run(epochs: 19_999, Double.self)
    #expect(last.epoch == 19_999)
    #expect(abs(evaluation.training.loss - 0.0073148) < 1e-7)
    #expect(evaluation.test?.metrics?.accuracy == 1)
  }

  @Test func trainsInFloat() throws {
    let (_, evaluation) = try run(epochs: 19_999, Float.self)
    #expect(abs(evaluation.training.loss - 0.0073148) < 1e-5)
    #expect(evaluation.test?.metrics?.accuracy == 1)
  }
}
