import CLibrary
import Numerics
import Testing

@testable import Learning

/// A training computes the same bits on any number of threads, with any set of instructions.
struct ThreadedTrainingTests {
  private static let input = [2, 16, 14]

  /// Large enough that every kind of layer shares its work.
  private static let networks: [[LayerSpec]] = [
    [
      .conv2d(16, padding: 1, .relu), .maxPool(), .batchNormalization(.tanh),
      .dropout(rate: 0.2), .conv2d(32, padding: 1, groups: 2, .elu), .maxPool(3, stride: 2),
      .flatten, .dense(300, .relu), .dense(300, .gelu), .dense(4, .softmax),
    ],
    [
      .conv2d(16, kernel: 5, stride: 2, padding: 2, hasBias: false), .batchNormalization(.relu),
      .residual(
        [
          .conv2d(24, stride: 2, padding: 1, .relu), .dropout(rate: 0.1, isSpatial: true),
          .conv2d(24, padding: 1), .batchNormalization(),
        ], .relu), .averagePool(2, padding: 1), .conv2d(48, kernel: 1, .silu), .globalAveragePool,
      .dense(4, .softmax),
    ],
    // One that trains in micro-batches.
    [
      .conv2d(8, padding: 1, .relu), .maxPool(), .conv2d(16, padding: 1, .tanh), .maxPool(),
      .flatten, .dense(4, .softmax),
    ],
  ]

  /// Two batches of 41 and one of 5, which is not padded; or one of 70 in three parts, and one of 17.
  private static var samples: Dataset {
    let features = input.reduce(1, *)
    var random = RandomState(seed: 2)
    return Dataset(
      inputs: Matrix(
        rows: 87, columns: features,
        elements: (0..<(87 * features)).map { _ in random.gaussian() }
      ),
      labels: (0..<87).map { $0 % 4 }, classNames: ["a", "b", "c", "d"],
      featureNames: (0..<features).map { "\($0)" })
  }

  /// FNV-1a over the bits of all parameters and of what is measured after an epoch.
  private static func hash<Scalar: Real>(
    _: Scalar.Type, _ layers: [LayerSpec], threads: Int
  ) throws -> UInt64 {
    let workers = Workers(exactly: threads)
    let data = samples
    let network = try Network<Scalar>(
      NetworkSpec(layers: layers, initializer: InitializerSpec(kind: .heNormal)), input: input)
    var trainer = Trainer(
      network, data: DataSplit(training: data, validation: data),
      spec: TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: 1,
        optimizer: OptimizerSpec(kind: .adamW, learningRate: 0.002),
        batchSize: network.trainsInMicroBatches ? 70 : 41),
      snapshots: SnapshotSchedule(every: 1), workers: workers)
    trainer.sharesAlways()
    while let event = trainer.next() {
      if case .diverged = event { Issue.record("it diverged") }
    }
    let trained = trainer.network
    let measured = trained.measure(.categoricalCrossEntropy, on: data, workers: workers)
    let slopes = Evaluator<Scalar>(
      DataSplit(training: data), loss: .categoricalCrossEntropy, outputs: 4, workers: workers
    ).gradients(trained)
    let numbers =
      trained.values.map(Double.init) + [measured.loss]
      + slopes.flatMap { $0.values.map(Double.init) }
    return numbers.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01b3 }
  }

  private static func hashes(threads: [Int]) throws -> String {
    try networks.map { layers in
      let float = try Set(threads.map { try hash(Float.self, layers, threads: $0) })
      let double = try Set(threads.map { try hash(Double.self, layers, threads: $0) })
      return "\(float.sorted()) \(double.sorted())"
    }.joined(separator: " ")
  }

  @Test func threadsDoNotMatter() throws {
    let hashes = try Self.hashes(threads: [1, 2, 8])
    // One hash each.
    #expect(!hashes.contains(","))
  }

  #if arch(x86_64) && os(Linux)
    @Test func instructionsDoNotMatter() async throws {
      func output(_ result: ExitTest.Result?) -> String {
        let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        return text.split(separator: "\n").last { $0.hasPrefix("[") }.map(String.init) ?? ""
      }
      let all = output(
        await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
          print("\n" + (try Self.hashes(threads: [2])))
        })
      let avx2 = output(
        await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
          setenv("NETLAPSE_INSTRUCTIONS", "avx2", 1)
          print("\n" + (try Self.hashes(threads: [2])))
        })
      let baseline = output(
        await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
          setenv("NETLAPSE_INSTRUCTIONS", "baseline", 1)
          print("\n" + (try Self.hashes(threads: [2])))
        })
      #expect(try all == Self.hashes(threads: [1]))
      #expect(avx2 == all)
      #expect(baseline == all)
    }
  #endif
}
