import Numerics
import Testing

@testable import Learning

/// Networks of images as a whole: gradients, memory in pieces, shapes that do not fit.
struct ImageTrainingTests {
  private static let input = [2, 6, 5]

  static let networks: [[LayerSpec]] = [
    [.conv2d(3, .tanh), .flatten, .dense(2, .softmax)],
    [.conv2d(4, stride: 2, padding: 1, groups: 2, .relu), .flatten, .dense(2, .softmax)],
    [
      .conv2d(4, padding: 1, groups: 2, hasBias: false), .batchNormalization(.relu), .maxPool(),
      .flatten, .dense(2, .softmax),
    ],
    [
      .conv2d(2, kernel: 2, dilation: 2, .elu), .averagePool(2, padding: 1, roundsUp: true),
      .globalAveragePool, .dense(2, .softmax),
    ],
    [.maxPool(3, stride: 2, roundsUp: true), .conv2d(2, kernel: 2), .flatten, .dense(2, .softmax)],
    [
      .residual([.conv2d(2, padding: 1, .tanh), .conv2d(2, padding: 1)], .relu),
      .dropout(rate: 0.3, isSpatial: true), .globalAveragePool, .dense(2, .softmax),
    ],
    [
      .conv2d(3, padding: 1),
      .residual(
        [
          .conv2d(4, stride: 2, padding: 1, hasBias: false), .batchNormalization(.relu),
          .dropout(rate: 0.2), .conv2d(4, padding: 1, hasBias: false), .batchNormalization(),
        ], .relu), .flatten, .dense(2, .softmax),
    ],
    [
      .flatten, .dense(5, .tanh), .residual([.dense(5, .tanh), .layerNormalization()]),
      .residual([.dense(3, .silu)]), .dense(2, .softmax),
    ],
    [
      .conv2d(3, isTrainable: false), .layerNormalization(.gelu),
      .residual([.conv2d(3, padding: 1), .batchNormalization()], isTrainable: false), .flatten,
      .dense(2, .softmax),
    ],
    // Activations whose derivative the pooling after them takes over, and one whose it does not.
    [
      .conv2d(3, padding: 1, ActivationKind(ReLU6.self)), .maxPool(),
      .residual([.conv2d(3, padding: 1, .tanh), .maxPool(3, stride: 1, padding: 1)]),
      .conv2d(2, padding: 1), .prelu(), .conv2d(2, padding: 1, .tanh), .maxPool(), .flatten,
      .dense(2, .softmax),
    ],
  ]

  private func network(_ layers: [LayerSpec]) throws -> Network<Double> {
    var random = RandomState(seed: 11)
    return try Network<Double>(
      layers, input: Self.input, initializer: InitializerSpec(kind: .heNormal), random: &random)
  }

  private func samples(_ count: Int) -> Dataset { .random(count, features: 60) }

  @Test(arguments: networks) func gradients(layers: [LayerSpec]) throws {
    let network = try network(layers)
    let spec = TrainingSpec(loss: .categoricalCrossEntropy)
    let report = GradientCheck(samples(12), spec: spec, outputs: 2, samples: 12).run(network)
    #expect(report.rows.map(\.name) == network.trainableSlots.map(\.name))
    #expect(report.isRight, "\(report.rows)")
    #expect(report.undecided * 20 < network.trainableCount)
  }

  /// With two layers alive the outputs are those of a pass that keeps every layer.
  @Test(arguments: networks) func piecesAgree(layers: [LayerSpec]) throws {
    let network = try network(layers)
    let inputs = samples(530).inputs.transposed
    let traces = network.forward(inputs)
    #expect(network.outputs(inputs) == traces[traces.count - 1])
    for depth in 1...layers.count {
      network.forEachTrace(of: inputs, depth: depth) { piece, columns in
        for i in 0..<piece.a.rows {
          let whole = columns.map { traces[depth - 1].a[i, $0] }
          #expect(piece.a.row(i) == whole)
        }
      }
    }
  }

  /// A batch of another size, and frozen parameters, that training leaves as they are.
  @Test(arguments: networks) func trains(layers: [LayerSpec]) throws {
    let network = try network(layers)
    var trainer = Trainer(
      network, data: DataSplit(training: samples(40)),
      spec: TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: 60,
        optimizer: OptimizerSpec(kind: .adam, learningRate: 0.02), batchSize: 24),
      snapshots: SnapshotSchedule(kind: .everySteps, every: 1_000_000))
    while let event = trainer.next() {
      if case .diverged = event { Issue.record("it diverged") }
    }
    let trained = trainer.network
    for slot in network.slots {
      let isMoved = trained.parameter(slot.name) != network.parameter(slot.name)
      let isFrozen = !slot.isTrainable && slot.role != .statistic
      #expect(isMoved != isFrozen || slot.name.contains("running"), "\(slot.name)")
    }
    let (before, after) = (
      network.measure(.categoricalCrossEntropy, on: samples(40)).loss,
      trained.measure(.categoricalCrossEntropy, on: samples(40)).loss
    )
    #expect(after < before)
  }

  @Test func namesAndShapesArePyTorchs() throws {
    let network = try network(Self.networks[6])
    let found = network.slots.map { "\($0.name) \($0.shape)" }
    #expect(
      found == [
        "layers.0.weight [3, 2, 3, 3]", "layers.0.bias [3]",
        "layers.1.layers.0.weight [4, 3, 3, 3]", "layers.1.layers.1.weight [4]",
        "layers.1.layers.1.bias [4]", "layers.1.layers.1.running_mean [4]",
        "layers.1.layers.1.running_var [4]", "layers.1.layers.3.weight [4, 4, 3, 3]",
        "layers.1.layers.4.weight [4]", "layers.1.layers.4.bias [4]",
        "layers.1.layers.4.running_mean [4]", "layers.1.layers.4.running_var [4]",
        "layers.1.shortcut.weight [4, 3, 1, 1]", "layers.3.weight [2, 36]", "layers.3.bias [2]",
      ])
    #expect(network.layers.map(\.outputShape) == [[3, 6, 5], [4, 3, 3], [36], [2]])
  }

  @Test(
    arguments: [
      (
        [.flatten, .conv2d(2), .dense(1, .sigmoid)],
        "layer 1, conv2d, needs [channels, height, width] and takes [60]; it must stand before any flatten or dense, and the data set must have a shape"
      ),
      (
        [.conv2d(2), .dense(1, .sigmoid)],
        "layer 1, dense, needs [features] and takes [2, 4, 3]; put a flatten before it"
      ),
      (
        [.conv2d(2), .conv2d(2, kernel: 4), .flatten, .dense(1, .sigmoid)],
        "layer 1, conv2d, has a kernel of 4×4, larger than the image of 4×3"
      ),
      (
        [.conv2d(2, padding: 1, dilation: 5), .flatten, .dense(1, .sigmoid)],
        "layer 0, conv2d, has a kernel of 3×3, 11×11 with its dilation, larger than the image of 6×5, 8×7 with its padding"
      ),
      (
        [.conv2d(6, groups: 3), .flatten, .dense(1, .sigmoid)],
        "layer 0, conv2d, has 3 groups, which do not divide the 2 channels of [2, 6, 5]"
      ),
      (
        [.conv2d(5, groups: 2), .flatten, .dense(1, .sigmoid)],
        "layer 0, conv2d, has 2 groups, which do not divide its 5 channels"
      ),
      (
        [.maxPool(7), .flatten, .dense(1, .sigmoid)],
        "layer 0, maxPool, has a kernel of 7×7, larger than the image of 6×5"
      ),
      (
        [.averagePool(2, padding: 2), .flatten, .dense(1, .sigmoid)],
        "layer 0, averagePool, has a padding of 2×2 and a kernel of 2×2; the padding must be at most half of it"
      ),
      (
        [.residual([.conv2d(3), .dense(3, .tanh)]), .flatten, .dense(1, .sigmoid)],
        "layer 0, residual, has the layer 1, dense, which needs [features] and takes [3, 4, 3]; put a flatten before it"
      ),
      (
        [.residual([.conv2d(3, kernel: 2)]), .flatten, .dense(1, .sigmoid)],
        "layer 0, residual, takes [2, 6, 5] and its layers give [3, 5, 4], which no 1×1 convolution of any stride makes of it"
      ),
      (
        [.conv2d(3, .softmax), .flatten, .dense(1, .sigmoid)],
        "layer 0, conv2d, cannot be softmax, which is for [features]"
      ),
    ] as [([LayerSpec], String)])
  func whatDoesNotFit(layers: [LayerSpec], message: String) throws {
    let error = #expect(throws: NetworkError.self) {
      try Network<Float>(layers, input: Self.input)
    }
    #expect(error?.description == message)
  }
}
