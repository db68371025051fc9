import Learning
import Numerics
import Testing

/// Weights, the order of mini-batches and dropout against NumPy's draws, and each apart from the others.
struct RandomStreamTests {
  private struct File: Decodable {
    struct Stream: Decodable {
      let seed: UInt32
      let weights: [Double]
      let orders: [[Int64]]
      /// The last of 1,300 words.
      let dropout: [UInt32]
    }
    let streams: [Stream]
  }

  private static let layers: [LayerSpec] = [.dense(3, .tanh), .dense(1, .sigmoid)]
  private static let withDropout: [LayerSpec] = [
    .dense(3, .tanh), .dropout(rate: 0.5), .dense(1, .sigmoid),
  ]

  private static let data = DataSplit(
    training: DatasetSpec.moons(samples: 10, noise: 0.1).draw(seed: 5))

  private func snapshots(
    _ layers: [LayerSpec], seed: UInt32, batchSize: Int = 4, epochs: Int = 3
  ) throws -> [TrainingSnapshot<Double>] {
    let network = try Network<Double>(NetworkSpec(layers: layers, seed: 7), inputCount: 2)
    let trainer = Trainer(
      network, data: Self.data,
      spec: TrainingSpec(
        epochs: epochs, optimizer: OptimizerSpec(kind: .sgd), batchSize: batchSize, seed: seed),
      snapshots: SnapshotSchedule(kind: .everySteps, every: 1))
    return trainer.compactMap { if case .snapshot(let snapshot) = $0 { snapshot } else { nil } }
  }

  /// Of every epoch.
  private func orders(_ snapshots: [TrainingSnapshot<Double>]) -> [[Int64]] {
    let orders = snapshots.compactMap { snapshot in
      snapshot.state.integers.first { $0.name == "order" }?.values
    }
    return orders.filter { !$0.isEmpty }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  @Test func everyStreamIsNumPys() throws {
    let streams = try References.load("streams", as: File.self).streams
    #expect(streams.count == 4)
    for stream in streams {
      let network = try Network<Double>(
        NetworkSpec(layers: Self.layers, seed: stream.seed), inputCount: 2)
      let weights = network.parameters.filter { $0.name.hasSuffix("weight") }
      #expect(weights.map(\.shape) == [[3, 2], [1, 3]])
      #expect(weights.flatMap(\.values) == stream.weights.map { $0 * 0.01 })
      #expect(network.parameter("layers.0.bias")?.values == [0, 0, 0])
      #expect(try orders(snapshots(Self.layers, seed: stream.seed)) == stream.orders)
      var dropout = RandomStream.dropout.generator(seed: stream.seed)
      let words = (0..<1300).map { _ in dropout.nextWord() }
      #expect(words.suffix(stream.dropout.count) == stream.dropout[...])
    }
  }

  @Test func dropoutLeavesTheOrderAlone() throws {
    let (plain, dropping) = try (
      snapshots(Self.layers, seed: 3), snapshots(Self.withDropout, seed: 3)
    )
    #expect(orders(plain) == orders(dropping) && orders(plain).count == 3)
    #expect(plain.last?.parameters.map(\.values) != dropping.last?.parameters.map(\.values))
  }

  /// The seed of training moves neither the data nor the start.
  @Test func anotherSeedIsAnotherOrderFromTheSameStart() throws {
    let (one, other) = try (snapshots(Self.layers, seed: 3), snapshots(Self.layers, seed: 4))
    #expect(one.first?.parameters == other.first?.parameters)
    #expect(orders(one) != orders(other))
  }

  /// Snapshots carry a generator only where something draws from it.
  @Test func snapshotsKeepTheStreamsInUse() throws {
    func names(_ layers: [LayerSpec], _ batchSize: Int) throws -> [String] {
      try #require(snapshots(layers, seed: 1, batchSize: batchSize).last).state.integers
        .map(\.name).filter { $0.hasSuffix(".random.words") }
    }
    #expect(try names(Self.layers, 10) == [])
    #expect(try names(Self.layers, 4) == ["batches.random.words"])
    #expect(try names(Self.withDropout, 10) == ["dropout.random.words"])
  }
}
