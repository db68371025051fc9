import Numerics
import Testing

@testable import Learning

/// Batches that are cut into parts train as whole ones do.
struct MicroBatchTests {
  private static let layers: [LayerSpec] = [
    .conv2d(8, padding: 1, .tanh), .maxPool(), .conv2d(16, padding: 1, .tanh), .flatten,
    .dense(3, .softmax),
  ]

  private func network(_ layers: [LayerSpec] = layers) throws -> Network<Double> {
    var random = RandomState(seed: 5)
    return try Network<Double>(
      layers, input: [2, 6, 4], initializer: InitializerSpec(kind: .heNormal), random: &random)
  }

  private func samples(_ count: Int) -> Dataset {
    var random = RandomState(seed: 7)
    return Dataset(
      inputs: Matrix(
        rows: count, columns: 48, elements: (0..<(48 * count)).map { _ in random.gaussian() }),
      labels: (0..<count).map { $0 % 3 }, classNames: ["a", "b", "c"],
      featureNames: (0..<48).map { "\($0)" })
  }

  @Test(arguments: [64, 65, 70, 96, 97, 511, 512, 513, 1437, 60_000])
  func partsMakeUpTheBatch(samples: Int) throws {
    let parts = try #require(MicroBatches(samples: samples))
    #expect((0..<parts.count).flatMap { Array(parts[$0]) } == Array(0..<samples))
    #expect(parts.count <= 16 && parts.size % 16 == 0 && parts.size >= 32)
    #expect((0..<parts.count).allSatisfy { !parts[$0].isEmpty })
  }

  @Test func smallBatchesAreNotCut() {
    #expect(MicroBatches(samples: 63) == nil)
    #expect(MicroBatches(samples: 1) == nil)
  }

  @Test func networksThatNeedTheWholeBatchAreNotCut() throws {
    #expect(try network().trainsInMicroBatches)
    for layer: LayerSpec in [.batchNormalization(.relu), .dropout(rate: 0.2)] {
      #expect(
        try !network([.conv2d(4)] + [layer, .flatten, .dense(3, .softmax)]).trainsInMicroBatches)
    }
    #expect(
      try !network([.flatten, .dense(400, .relu), .dense(3, .softmax)]).trainsInMicroBatches)
  }

  /// A step of gradient descent against the gradient of the whole batch, which finite differences and PyTorch confirm; parts
  /// of the same size or not, everything in one batch or some at a time, and clipped gradients with weight penalties.
  @Test(arguments: [(70, 70), (96, 96), (90, 70), (600, 600)], [nil, 0.05])
  func aStepIsThatOfTheWholeBatch(sizes: (samples: Int, batch: Int), clipNorm: Double?) throws {
    let (network, data) = (try network(), samples(sizes.samples))
    let spec = TrainingSpec(
      loss: .categoricalCrossEntropy, epochs: 1,
      optimizer: OptimizerSpec(kind: .sgd, learningRate: 0.5), batchSize: sizes.batch,
      clipNorm: clipNorm)
    var trainer = Trainer(
      network, data: DataSplit(training: data), spec: spec,
      snapshots: SnapshotSchedule(kind: .everySteps, every: 1), workers: Workers(exactly: 3))
    trainer.sharesAlways()
    var snapshots: [TrainingSnapshot<Double>] = []
    while snapshots.count < 2, let event = trainer.next() {
      if case .snapshot(let snapshot) = event { snapshots.append(snapshot) }
    }
    let order = trainer.batches.order
    let chosen =
      sizes.samples == sizes.batch ? data : data.samples(at: Array(order.prefix(sizes.batch)))
    let wanted = network.differentiate(
      spec.loss, inputs: chosen.inputs.transposed,
      targets: spec.loss.targets(of: chosen, outputs: 3), mostSamples: .max)
    let gradients = wanted.gradients.flatMap(\.values)
    let norm = gradients.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let factor = clipNorm.map { min(1, $0 / norm) } ?? 1
    let trained = try #require(snapshots.last).network
    #expect(gradients.count == network.trainableCount && norm > 0.05)
    for (i, gradient) in gradients.enumerated() {
      let moved = network.values[i] - trained.values[i]
      #expect(abs(moved - 0.5 * factor * gradient) < 1e-7 * factor * norm)
    }
  }

  /// The loss of an epoch is that before its only step.
  @Test func measuresAreThoseOfTheWholeBatch() throws {
    let (network, data) = (try network(), samples(100))
    var trainer = Trainer(
      network, data: DataSplit(training: data),
      spec: TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: 1,
        optimizer: OptimizerSpec(kind: .sgd, learningRate: 0.5), batchSize: 100),
      snapshots: SnapshotSchedule(every: 1))
    var history: [EpochMeasures] = []
    while let event = trainer.next() {
      if case .snapshot(let snapshot) = event { history += snapshot.history }
    }
    let wanted = network.measure(.categoricalCrossEntropy, on: data)
    let found = try #require(history.first)
    #expect(abs(found.loss - wanted.loss) < 1e-12)
    #expect(found.accuracy == wanted.accuracy)
  }
}
