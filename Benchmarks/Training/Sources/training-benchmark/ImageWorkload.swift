import Learning
import Numerics

/// A training on random pictures: two convolutions with ReLU, each followed by max pooling, then dense layers; Adam.
struct ImageWorkload {
  let name: String
  /// [channels, height, width].
  let input: [Int]
  let channels: [Int]
  /// Of a hidden dense layer; 0 for none.
  let hidden: Int
  let batch: Int
  let samples: Int

  static let all = [
    ImageWorkload(
      name: "digits", input: [1, 8, 8], channels: [16, 32], hidden: 0, batch: 64, samples: 1437),
    ImageWorkload(
      name: "mnist", input: [1, 28, 28], channels: [32, 64], hidden: 128, batch: 64, samples: 2048),
    ImageWorkload(
      name: "cifar", input: [3, 32, 32], channels: [32, 64], hidden: 512, batch: 128,
      samples: 2048),
  ]

  func with(batch: Int, samples: Int) -> ImageWorkload {
    ImageWorkload(
      name: name, input: input, channels: channels, hidden: hidden, batch: batch, samples: samples)
  }

  /// Samples a second of each of some blocks, after one that is not counted.
  func rates(blocks: Int, workers: Workers) throws -> [Double] {
    var random = RandomState(seed: 1)
    let features = input.reduce(1, *)
    let data = Dataset(
      inputs: Matrix(
        rows: samples, columns: features,
        elements: (0..<(samples * features)).map { _ in random.uniform() }),
      labels: (0..<samples).map { _ in Int(random.uniform() * 10) },
      classNames: (0..<10).map { "\($0)" }, featureNames: (0..<features).map { "\($0)" })
    var layers = channels.flatMap { channels -> [LayerSpec] in
      [.conv2d(channels, padding: 1, .relu), .maxPool()]
    }
    layers.append(.flatten)
    if hidden > 0 { layers.append(.dense(hidden, .relu)) }
    layers.append(.dense(10, .softmax))
    let network = try Network<Float>(
      NetworkSpec(layers: layers, initializer: InitializerSpec(kind: .heUniform)), input: input)
    let epochs = 1_000_000
    var trainer = Trainer(
      network, data: DataSplit(training: data),
      spec: TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: epochs,
        optimizer: OptimizerSpec(kind: .adam, learningRate: 0.001), batchSize: batch),
      snapshots: SnapshotSchedule(
        kind: .everySteps, every: SnapshotSchedule.intervals.upperBound), workers: workers)
    // The snapshot before the first step.
    _ = trainer.next()
    func block(seconds: Double) throws -> Double {
      let first = trainer.step
      let start = ContinuousClock.now
      var passed = 0.0
      repeat {
        guard case .progress = trainer.next() else { throw Workload.Diverged() }
        let time = (ContinuousClock.now - start).components
        passed = Double(time.seconds) + Double(time.attoseconds) * 1e-18
      } while passed < seconds
      let perEpoch = Double(samples) / Double(trainer.stepsPerEpoch)
      return Double(trainer.step - first) * perEpoch / passed
    }
    _ = try block(seconds: 0.3)
    return try (0..<blocks).map { _ in try block(seconds: 0.5) }
  }
}
