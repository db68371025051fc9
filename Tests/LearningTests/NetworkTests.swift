import Numerics
import Testing

@testable import Learning

struct NetworkTests {
  private static let deviations: [InitializerKind: Double] = [
    .zeros: 0, .normal: 0.3, .uniform: 0.2 / 3.0.squareRoot(), .largeRandom: 10,
    .xavierNormal: (2.0 / 500).squareRoot(), .xavierUniform: (2.0 / 500).squareRoot(),
    .heNormal: 0.1, .heUniform: 0.1, .lecunNormal: 0.005.squareRoot(),
    .lecunUniform: 0.005.squareRoot(),
  ]

  /// Deviation and bounds of each initialiser over a layer of 200 inputs and 300 units.
  @Test(arguments: InitializerKind.allCases)
  func initializersHaveTheirDeviation(kind: InitializerKind) throws {
    let deviation = try #require(Self.deviations[kind])
    var random = RandomState(seed: 9)
    let spec =
      switch kind {
      case .normal: InitializerSpec.normal(deviation: 0.3)
      case .uniform: InitializerSpec.uniform(limit: 0.2)
      default: InitializerSpec(kind: kind)
      }
    let network = try Network<Double>(
      [.dense(300, .relu, initializer: spec), .dense(1, .linear)], inputCount: 200,
      initializer: InitializerSpec(kind: .zeros), random: &random)
    let weights = try #require(network.parameter("layers.0.weight")).values
    let squares = weights.map { $0 * $0 }.reduce(0, +) / Double(weights.count)
    #expect(abs(squares.squareRoot() - deviation) <= 0.01 * deviation)
    if kind.rawValue.lowercased().hasSuffix("uniform") {
      let limit = deviation * 3.0.squareRoot()
      let largest = weights.map(abs).max() ?? 0
      #expect(largest <= limit * (1 + 1e-12) && largest > 0.999 * limit)
    }
    // The layer's own initialiser does not touch the other layer.
    #expect(network.parameter("layers.1.weight")?.values.allSatisfy { $0 == 0 } == true)
  }

  @Test(arguments: [1, 2, 15, 16, 17, 511, 512, 513, 1200]) func anyNumberOfSamples(count: Int)
    throws
  {
    var random = RandomState(seed: 2)
    let network = try Network<Float>(
      [.dense(20, .tanh), .batchNormalization(.silu), .dropout(rate: 0.2), .dense(3, .softmax)],
      inputCount: 5, initializer: InitializerSpec(kind: .heNormal), random: &random)
    let inputs = Matrix<Float>(
      rows: 5, columns: count, elements: (0..<(5 * count)).map { _ in Float(random.gaussian()) })
    let whole = network.predict(inputs)
    #expect(whole == network.forward(inputs).last?.a)
    for s in [0, count / 2, count - 1] {
      let one = Matrix<Float>(rows: 5, columns: 1, elements: (0..<5).map { inputs[$0, s] })
      // A sample's outputs do not depend on its neighbours, to the last bit.
      #expect(network.predict(one).elements == (0..<3).map { whole[$0, s] })
    }
  }

  @Test func batchNormalizationFoldsAway() throws {
    var random = RandomState(seed: 2)
    for specs: [LayerSpec] in [
      [.dense(6, .linear), .batchNormalization(.relu), .dropout(rate: 0.3), .dense(2, .softmax)],
      [.batchNormalization(), .batchNormalization(), .dense(4, .tanh), .dense(1, .sigmoid)],
      [
        .dense(4, .linear, hasBias: false), .batchNormalization(.tanh),
        .dense(1, .sigmoid, hasBias: false),
      ],
      [.dense(4, .tanh), .batchNormalization(), .dropout(rate: 0.1), .dense(1, .sigmoid)],
    ] {
      var network = try Network<Double>(
        specs, inputCount: 3, initializer: InitializerSpec(kind: .heNormal), random: &random)
      for i in network.values.indices { network.values[i] += 0.3 * random.uniform() }
      let layers = try #require(network.folded)
      var plain = try Network<Double>(
        layers.map { .dense($0.units, $0.activation.kind) }, inputCount: 3)
      try plain.restore(
        layers.enumerated().flatMap { index, layer in
          [
            NamedArray(
              "layers.\(index).weight", shape: [layer.units, layer.inputs],
              values: layer.weights.elements),
            NamedArray("layers.\(index).bias", layer.biases),
          ]
        })
      let inputs = Matrix<Double>(
        rows: 3, columns: 40, elements: (0..<120).map { _ in random.gaussian() })
      #expect(
        relativeError(plain.predict(inputs).elements, network.predict(inputs).elements) < 1e-13)
    }
    let stuck = try Network<Double>(
      [.dense(2, .tanh), .batchNormalization(.relu), .dense(1, .sigmoid)], inputCount: 1)
    #expect(stuck.folded == nil)
    // A layer normalisation is no affine map; what is before it is still one.
    let normalized = try Network<Double>(
      [.dense(2, .linear), .batchNormalization(.tanh), .layerNormalization(), .dense(1, .sigmoid)],
      inputCount: 1)
    #expect(normalized.folded == nil)
    #expect(normalized.folded(through: 1)?.map(\.activation.kind) == [.tanh])
  }

  @Test func statisticsCountDeadAndSaturatedUnits() throws {
    var network = try Network<Float>(
      [.dense(4, .relu), .dense(2, .sigmoid), .dense(1, .sigmoid)], inputCount: 1)
    // Units 0 and 1 never fire for positive inputs, 2 and 3 pass them on.
    try network.restore([
      NamedArray("layers.0.weight", shape: [4, 1], values: [-1, -2, 1, 1]),
      NamedArray("layers.0.bias", [0, 0, 0, 0]),
      NamedArray("layers.1.weight", shape: [2, 4], values: [0, 0, 100, 0, 0, 0, 0, 0]),
      NamedArray("layers.1.bias", [0, 0]),
      NamedArray("layers.2.weight", shape: [1, 2], values: [0, 0]),
      NamedArray("layers.2.bias", [0]),
    ])
    let data = Dataset(
      inputs: Matrix(rows: 2, columns: 1, elements: [1, 3]), labels: [0, 1],
      classNames: ["a", "b"], featureNames: ["x"])
    let evaluator = Evaluator<Float>(
      DataSplit(training: data), loss: .binaryCrossEntropy, outputs: 1)
    let statistics = LayerStatistics.all(
      network, traces: evaluator.traces(network, samples: 2000),
      gradients: evaluator.gradients(network))
    #expect(statistics.map(\.layer) == [0, 1, 2])
    #expect(statistics[0].deadShare == 0.5 && statistics[0].zeroShare == 0.5)
    // Activations are 0, 0, 1, 1 and 0, 0, 3, 3.
    #expect(statistics[0].mean == 1 && abs(statistics[0].deviation - 1.5.squareRoot()) < 1e-12)
    #expect(statistics[0].parameterNorm == 7.squareRoot() && statistics[0].saturatedShare == 0)
    #expect(statistics[1].saturatedShare == 0.5 && statistics[1].deadShare == 0)
    // The last layer's gradient: mean of (p − y) a with p = ½, a = (1, ½), whose sum over both classes is 0.
    #expect(statistics[2].gradientNorm < 1e-7)
  }
}
