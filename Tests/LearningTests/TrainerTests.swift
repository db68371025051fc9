import Glibc
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

  private static let spec = NetworkSpec(layers: [
    LayerSpec(units: 3, activation: .tanh), LayerSpec(units: 1, activation: .sigmoid),
  ])

  private func moons() throws -> DataSplit {
    try StratifiedSplit.draw(DatasetSpec().draw(seed: 42), fraction: 0.2, seed: 42)
  }

  private func network<Scalar: Real>(_: Scalar.Type) -> Network<Scalar> {
    var random = RandomState(seed: 42)
    return Network(Self.spec, inputCount: 2, random: &random)
  }

  /// PyTorch's losses before each step of gradient descent on moons without noise, and the weights after the last.
  @Test func descendsAsPyTorchDoes() throws {
    let reference = try References.load("parity", as: Parity.self).descent
    let clean = Moons.ordered(samples: 20)
    let start = Network(
      layers: zip(reference.weights, [ActivationKind.tanh, .sigmoid]).map { weights, activation in
        DenseLayer(
          weights: Matrix(
            rows: weights.count, columns: weights[0].count, elements: weights.flatMap { $0 }
          ).transposed, biases: weights[0].map { _ in 0 }, activation: activation)
      })
    let steps = reference.losses.count
    let trainer = Trainer(
      start, data: DataSplit(training: clean, test: clean.samples(at: [])),
      spec: TrainingSpec(epochs: steps, optimizer: OptimizerSpec(learningRate: reference.rate)),
      snapshots: SnapshotSchedule(every: 1))
    var last: Network<Double>?
    for case .snapshot(let snapshot) in trainer {
      if snapshot.epoch < steps {
        #expect(agree(snapshot.loss, reference.losses[snapshot.epoch], within: 1e-12))
      }
      #expect(snapshot.testLoss == nil && snapshot.testMetrics == nil)
      last = snapshot.network
    }
    let end = try #require(last)
    for (l, weights) in reference.finalWeights.enumerated() {
      for (i, row) in weights.enumerated() {
        for (o, value) in row.enumerated() {
          #expect(agree(end.layers[l].weights[o, i], value, within: 1e-12))
        }
      }
      for (a, b) in zip(end.layers[l].biases, reference.finalBiases[l]) {
        #expect(agree(a, b, within: 1e-12))
      }
    }
  }

  /// The main job's training, which in NumPy ends with a loss of 0.00731424 (Double) and every test sample right.
  @Test func moonsEndAsInNumPy() throws {
    let trainer = Trainer(
      network(Float.self), data: try moons(), spec: TrainingSpec(), snapshots: SnapshotSchedule())
    var epochs: [Int] = []
    var last: TrainingSnapshot<Float>?
    for case .snapshot(let snapshot) in trainer {
      epochs.append(snapshot.epoch)
      last = snapshot
    }
    #expect(epochs == Array(stride(from: 0, through: 20_000, by: 500)))
    let end = try #require(last)
    #expect(abs(end.loss - 0.00731424) < 2e-6)
    #expect(end.testMetrics?.accuracy == 1 && end.testMetrics?.f1 == 1)
  }

  @Test(arguments: [0, 30, 60]) func aRestoredTrainerGivesTheSameBits(epoch: Int) throws {
    let spec = TrainingSpec(epochs: 100)
    let schedule = SnapshotSchedule(every: 30)
    let data = try moons()
    var whole: [Int: Network<Float>] = [:]
    for case .snapshot(let s) in Trainer(
      network(Float.self), data: data, spec: spec, snapshots: schedule)
    { whole[s.epoch] = s.network }
    #expect(whole.keys.sorted() == [0, 30, 60, 90, 100])
    var rest: [Int: Network<Float>] = [:]
    for case .snapshot(let s) in Trainer(
      try #require(whole[epoch]), after: epoch, data: data, spec: spec, snapshots: schedule)
    { rest[s.epoch] = s.network }
    #expect(rest == whole.filter { $0.key > epoch })
  }

  @Test func divergenceEndsTheRunAtItsEpoch() throws {
    var random = RandomState(seed: 42)
    let network = Network<Float>(
      NetworkSpec(layers: [
        LayerSpec(units: 3, activation: .relu), LayerSpec(units: 1, activation: .sigmoid),
      ]), inputCount: 2, random: &random)
    let moons = DatasetSpec(samples: 200).draw(seed: 42)
    let trainer = Trainer(
      network, data: try StratifiedSplit.draw(moons, fraction: 0.2, seed: 42),
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
      #expect(snapshot.network.layers.allSatisfy { $0.weights.elements.allSatisfy(\.isFinite) })
    }
  }

  /// The elementary functions against the system's library.
  @Test func elementaryFunctionsAreAccurate() {
    for step in -4000...4000 {
      let x = Double(step) / 100 + 0.003
      #expect(agree(Double.tanh(x), Glibc.tanh(x), within: 2e-15, floor: 0))
      #expect(agree(Double.sigmoid(x), 1 / (1 + exp(-x)), within: 4e-15, floor: 0))
      let f = Float(x)
      #expect(agree(Double(Float.tanh(f)), Glibc.tanh(Double(f)), within: 4e-7, floor: 0))
    }
    #expect(Double.tanh(1e300) == 1 && Double.tanh(-1e300) == -1 && Double.tanh(0) == 0)
    #expect(Double.tanh(.nan).isNaN && Float.sigmoid(.nan).isNaN)
    #expect(Float.sigmoid(1000) == 1 && Float.sigmoid(-1000) < 1e-30)
  }

  @Test(arguments: [
    ([1, 0, 1, 1], [1, 0, 0, 1], 0.75, 0.8), ([0, 0], [1, 1], 0, 0), ([0, 0], [0, 0], 1, 0),
  ])
  func metricsAreScikitLearns(predicted: [Int], labels: [Int], accuracy: Double, f1: Double) throws
  {
    let metrics = try #require(ClassificationMetrics(predicted: predicted, labels: labels))
    #expect(metrics.accuracy == accuracy && abs(metrics.f1 - f1) < 1e-15)
  }
}
