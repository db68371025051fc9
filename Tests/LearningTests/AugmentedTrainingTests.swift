import Numerics
import Testing

@testable import Learning

/// Training with changed images: the same bits wherever it is interrupted and on any number of threads.
struct AugmentedTrainingTests {
  private static let layers: [LayerSpec] = [
    .conv2d(6, padding: 1, .relu), .maxPool(), .flatten, .dense(4, .softmax),
  ]
  private static let spec = TrainingSpec(
    loss: .categoricalCrossEntropy, epochs: 4, optimizer: OptimizerSpec(kind: .adam), batchSize: 24,
    augmentation: AugmentationSpec(
      flip: .both, shift: 0.1, crop: 2, rotate: 25, scale: 0.2, brightness: 0.3, cutout: 4))

  private func data() throws -> DataSplit {
    try SplitSpec(testFraction: 0.2).split(
      DatasetSpec.shapes(samples: 100, size: 16, classes: 4).draw(seed: 3), seed: 3)
  }

  private func snapshots(
    _ spec: TrainingSpec, _ layers: [LayerSpec] = layers, workers: Workers = .one
  ) throws -> [TrainingSnapshot<Float>] {
    let data = try data()
    let network = try Network<Float>(NetworkSpec(layers: layers), input: [3, 16, 16])
    var result: [TrainingSnapshot<Float>] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: spec, snapshots: SnapshotSchedule(every: 1), workers: workers)
    { result.append(snapshot) }
    return result
  }

  @Test func interruptedTrainingGoesOnWithTheSameBits() throws {
    let whole = try snapshots(Self.spec)
    #expect(whole.count == 5)
    for (index, snapshot) in whole.enumerated() {
      var network = try Network<Float>(NetworkSpec(layers: Self.layers), input: [3, 16, 16])
      try network.restore(snapshot.parameters)
      var rest: [TrainingSnapshot<Float>] = []
      for case .snapshot(let snapshot) in try Trainer(
        restoring: network, state: snapshot.state, data: data(), spec: Self.spec,
        snapshots: SnapshotSchedule(every: 1))
      { rest.append(snapshot) }
      let isSame = rest == Array(whole[(index + 1)...])
      #expect(isSame, "from epoch \(index)")
    }
  }

  @Test func threadsChangeNoBit() throws {
    let one = try snapshots(Self.spec)
    for threads in [2, 3] {
      let isSame = try snapshots(Self.spec, workers: Workers(exactly: threads)) == one
      #expect(isSame, "\(threads) threads")
    }
  }

  /// Batches of everything are changed anew in each epoch, too.
  @Test func wholeBatchesAreChanged() throws {
    var spec = Self.spec
    spec.batchSize = nil
    let changed = try snapshots(spec)
    spec.augmentation = nil
    let plain = try snapshots(spec)
    #expect(changed[0] == plain[0] && changed[1].network != plain[1].network)
    spec.augmentation = AugmentationSpec()
    #expect(try snapshots(spec).last?.network == plain.last?.network)
  }

  /// Bytes and the numbers that they stand for train alike.
  @Test func bytesTrainAsNumbersDo() throws {
    let split = try data()
    func numbers(_ data: Dataset) -> Dataset {
      Dataset(
        inputs: data.inputs, labels: data.labels, classNames: data.classNames,
        featureNames: data.featureNames, shape: data.shape)
    }
    let network = try Network<Float>(NetworkSpec(layers: Self.layers), input: [3, 16, 16])
    func trained(_ data: DataSplit) -> Network<Float>? {
      var last: Network<Float>?
      for case .snapshot(let snapshot) in Trainer(
        network, data: data, spec: Self.spec, snapshots: SnapshotSchedule(every: 4))
      { last = snapshot.network }
      return last
    }
    let plain = DataSplit(training: numbers(split.training), test: numbers(split.test))
    #expect(try #require(trained(split)) == #require(trained(plain)))
    let evaluations = [split, plain].map {
      Evaluator<Float>($0, loss: .categoricalCrossEntropy, outputs: 4).evaluate(network)
    }
    #expect(evaluations[0] == evaluations[1])
  }
}
