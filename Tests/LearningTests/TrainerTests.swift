import Numerics
import Testing

@testable import Learning

struct TrainerTests {
  private struct Parity: Decodable {
    struct Descent: Decodable {
      let rate: Double
      let weights: [[[Double]]]
      let losses: [Double]
      let finalWeights: [[[Double]]]
      let finalBiases: [[Double]]

      private enum CodingKeys: String, CodingKey {
        case rate = "lr"
        case weights = "W"
        case losses = "loss_before_each_step"
        case finalWeights = "final_W"
        case finalBiases = "final_b"
      }
    }
    let descent: Descent
    private enum CodingKeys: String, CodingKey { case descent = "gradient_descent" }
  }

  static let layers: [LayerSpec] = [.dense(3, .tanh), .dense(1, .sigmoid)]

  static func moons() throws -> DataSplit {
    try SplitSpec().split(DatasetSpec.moons().draw(seed: 42), seed: 42)
  }

  /// With all samples at once, the measures of an epoch are those of the network before it.
  @Test func epochsHaveTheirMeasures() throws {
    let data = try SplitSpec(validationFraction: 0.2).split(
      DatasetSpec.spiral().draw(seed: 1), seed: 1)
    let network = try Network<Double>(
      NetworkSpec(
        layers: [.dense(8, .tanh), .dense(3, .softmax)],
        initializer: InitializerSpec(kind: .xavierNormal)), inputCount: 2)
    let spec = TrainingSpec(
      loss: .categoricalCrossEntropy, epochs: 30, optimizer: OptimizerSpec(learningRate: 0.5))
    let evaluator = Evaluator<Double>(data, loss: spec.loss, outputs: 3)
    var evaluations: [Evaluation] = []
    var history: [EpochMeasures] = []
    for event in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 1))
    {
      guard case .snapshot(let snapshot) = event else { continue }
      evaluations.append(evaluator.evaluate(snapshot.network))
      history += snapshot.history
    }
    #expect(history.map(\.epoch) == Array(1...30))
    for (index, epoch) in history.enumerated() {
      let (before, after) = (evaluations[index], evaluations[index + 1])
      #expect(agree(epoch.loss, before.training.loss, within: 1e-12))
      #expect(epoch.accuracy == before.training.metrics?.accuracy)
      #expect(
        agree(
          try #require(epoch.validationLoss), try #require(after.validation?.loss), within: 1e-12))
      #expect(epoch.validationAccuracy == after.validation?.metrics?.accuracy)
    }
  }

  @Test func longTrainingsMeasureSomeEpochs() {
    #expect((1...1000).allSatisfy { EpochMeasures.has($0, of: 1000) })
    #expect((1...2001).filter { EpochMeasures.has($0, of: 2001) }.count == 667)
    #expect(EpochMeasures.has(2001, of: 2001) && !EpochMeasures.has(1, of: 2001))
  }

  /// PyTorch's losses before each step of gradient descent on moons without noise, and the weights after the last.
  @Test func descendsAsPyTorchDoes() throws {
    let reference = try References.load("parity", as: Parity.self).descent
    let clean = Moons(samples: 20).ordered
    var start = try Network<Double>(Self.layers, inputCount: 2)
    try start.restore(NetworkParityTests.arrays(reference.weights, [[0, 0, 0], [0]]))
    let steps = reference.losses.count
    let data = DataSplit(training: clean, test: clean.samples(at: []))
    let trainer = Trainer(
      start, data: data,
      spec: TrainingSpec(epochs: steps, optimizer: OptimizerSpec(learningRate: reference.rate)),
      snapshots: SnapshotSchedule(every: 1))
    let evaluator = Evaluator<Double>(data, loss: .binaryCrossEntropy, outputs: 1)
    var last: Network<Double>?
    for event in trainer {
      switch event {
      case .snapshot(let snapshot) where snapshot.epoch < steps:
        let evaluation = evaluator.evaluate(snapshot.network)
        #expect(agree(evaluation.training.loss, reference.losses[snapshot.epoch], within: 1e-12))
        #expect(evaluation.test == nil)
      case .snapshot(let snapshot): last = snapshot.network
      case .progress(let progress):
        #expect(agree(progress.loss, reference.losses[progress.epoch - 1], within: 1e-12))
      case .finished(let end): #expect(end.epoch == steps && end.stop == nil)
      case .diverged: Issue.record("it should not diverge")
      }
    }
    let end = try #require(last)
    let expected = NetworkParityTests.arrays(reference.finalWeights, reference.finalBiases)
    for (found, wanted) in zip(end.parameters, expected) {
      #expect(found.name == wanted.name)
      #expect(relativeError(found.values, wanted.values) < 1e-12)
    }
  }

  private struct MoonsJob: Decodable {
    /// Every 500 epochs, from the start.
    let losses: [Double]
    let testAccuracy: Double
  }

  /// The main job's training by NumPy in float64.
  @Test func moonsEndAsInNumPy() throws {
    let job = try References.load("moons_job", as: MoonsJob.self)
    let (losses, end) = try moonsRun(Float.self)
    #expect(losses.count == 41)
    // Half-way, where the boundary bends, rounding errors are largest.
    for (found, wanted) in zip(losses, job.losses) { #expect(abs(found - wanted) < 2e-5) }
    #expect(abs(end.training.loss - (job.losses.last ?? 0)) < 2e-6)
    #expect(end.test?.metrics?.accuracy == job.testAccuracy && end.test?.metrics?.f1 == 1)
  }

  @Test func moonsInDoubleEndAsInNumPy() throws {
    let job = try References.load("moons_job", as: MoonsJob.self)
    let (losses, _) = try moonsRun(Double.self)
    #expect(losses.count == job.losses.count)
    for (found, wanted) in zip(losses, job.losses) { #expect(abs(found - wanted) < 1e-11) }
  }

  private func moonsRun<Scalar: Real>(_: Scalar.Type) throws -> ([Double], Evaluation) {
    let data = try Self.moons()
    let network = try Network<Scalar>(NetworkSpec(layers: Self.layers), inputCount: 2)
    let trainer = Trainer(
      network, data: data, spec: TrainingSpec(), snapshots: SnapshotSchedule())
    let evaluator = Evaluator<Scalar>(data, loss: .binaryCrossEntropy, outputs: 1)
    var evaluations: [Evaluation] = []
    for case .snapshot(let snapshot) in trainer {
      #expect(snapshot.epoch == 500 * evaluations.count)
      evaluations.append(evaluator.evaluate(snapshot.network))
    }
    return (evaluations.map(\.training.loss), try #require(evaluations.last))
  }

  @Test func divergenceEndsTheRunAtItsEpoch() throws {
    var random = RandomState(seed: 42)
    let network = try Network<Float>(
      [.dense(3, .relu), .dense(1, .sigmoid)], inputCount: 2, random: &random)
    let moons = DatasetSpec.moons(samples: 200).draw(seed: 42)
    let trainer = Trainer(
      network, data: try SplitSpec().split(moons, seed: 42),
      spec: TrainingSpec(epochs: 2000, optimizer: OptimizerSpec(learningRate: 1000)),
      snapshots: SnapshotSchedule(every: 10))
    let events = Array(trainer)
    guard case .diverged(let epoch)? = events.last else {
      Issue.record("the run should have diverged")
      return
    }
    #expect(epoch > 0 && epoch < 2000)
    for case .snapshot(let snapshot) in events {
      #expect(snapshot.epoch < epoch)
      #expect(snapshot.network.isFinite)
    }
  }

  @Test(arguments: [
    ([1, 0, 1, 1], [1, 0, 0, 1], 0.75, 0.8), ([0, 0], [1, 1], 0, 0), ([0, 0], [0, 0], 1, 0),
  ])
  func metricsAreScikitLearns(predicted: [Int], labels: [Int], accuracy: Double, f1: Double) throws
  {
    let metrics = try #require(
      ClassificationMetrics(predicted: predicted, labels: labels, classes: 2))
    #expect(metrics.accuracy == accuracy && abs(metrics.f1 - f1) < 1e-15)
  }
}
