import Numerics
import Testing

@testable import Learning

struct GradientCheckTests {
  private func check(
    _ layers: [LayerSpec], _ spec: TrainingSpec, data: Dataset, seed: UInt32 = 3
  ) throws -> (GradientCheck, Network<Double>) {
    var random = RandomState(seed: seed)
    let network = try Network<Double>(
      layers, inputCount: data.inputs.columns,
      initializer: InitializerSpec(kind: .xavierNormal), random: &random)
    return (GradientCheck(data, spec: spec, outputs: network.outputCount, samples: 20), network)
  }

  private var moons: Dataset { DatasetSpec.moons(samples: 40, noise: 0.2).draw(seed: 1) }

  @Test(arguments: ActivationKind.allCases, LossKind.allCases)
  func everyActivationUnderEveryLoss(activation: ActivationKind, loss: LossKind) throws {
    let output: LayerSpec =
      switch loss {
      case .binaryCrossEntropy: .dense(1, .sigmoid)
      case .categoricalCrossEntropy: .dense(3, .softmax)
      case .hinge: .dense(2, .linear)
      default: .dense(2, .tanh)
      }
    let (check, network) = try check(
      [.dense(4, activation), .dense(3, activation), output], TrainingSpec(loss: LossSpec(loss)),
      data: moons)
    let report = check.run(network)
    #expect(report.rows.map(\.name) == network.slots.map(\.name))
    #expect(report.isRight, "\(report.rows)")
  }

  @Test(arguments: [
    [
      LayerSpec.dense(5, .linear), .batchNormalization(.relu), .dense(4, .tanh),
      .dropout(rate: 0.4), .dense(1, .sigmoid),
    ],
    [.batchNormalization(), .dropout(rate: 0.5), .batchNormalization(.elu), .dense(1, .sigmoid)],
    [.dense(1, .sigmoid)],
    (0..<10).map { _ in LayerSpec.dense(4, .sigmoid) } + [.dense(1, .sigmoid)],
    [.dense(20, .relu), .dense(20, .leakyRelu), .dense(1, .sigmoid)],
    [
      .dense(12, .leakyRelu, alpha: 0.4), .dense(4, .elu, alpha: 0.3, hasBias: false),
      .dense(1, .sigmoid, hasBias: false),
    ],
    [
      .layerNormalization(), .dense(5, .linear, hasBias: false), .layerNormalization(.elu),
      .dense(3, .tanh), .layerNormalization(), .dropout(rate: 0.2), .dense(1, .sigmoid),
    ],
    [
      .dense(9, .tanh), .layerNormalization(.gelu, isTrainable: false),
      .dense(10, .silu, isTrainable: false), .batchNormalization(isTrainable: false),
      .dense(1, .sigmoid),
    ],
  ])
  func everyLayer(layers: [LayerSpec]) throws {
    let (check, network) = try check(
      layers, TrainingSpec(regularization: Regularization(l1: 0.01, l2: 0.02)), data: moons)
    let report = check.run(network)
    #expect(report.isRight, "\(report.rows)")
    #expect(report.rows.map(\.count).reduce(0, +) == network.parameterCount)
  }

  /// Losses whose outputs have another activation than the one they are made for.
  @Test(arguments: [
    (LossKind.binaryCrossEntropy, ActivationKind.softmax, 2),
    (.categoricalCrossEntropy, .sigmoid, 3), (.meanSquaredError, .softmax, 3),
    (.meanAbsoluteError, .linear, 1), (.binaryCrossEntropy, .sigmoid, 2),
  ])
  func everyOutput(loss: LossKind, activation: ActivationKind, outputs: Int) throws {
    let (check, network) = try check(
      [.dense(4, .tanh), .dense(outputs, activation)], TrainingSpec(loss: LossSpec(loss)),
      data: moons)
    #expect(check.run(network).isRight)
  }

  @Test(arguments: [
    .binaryCrossEntropy(labelSmoothing: 0.2, classWeights: .each([0.3, 2])),
    LossSpec(.meanSquaredError, classWeights: .balanced), LossSpec(.hinge, classWeights: .balanced),
    .huber(delta: 0.4),
  ])
  func everyOptionOfALoss(loss: LossSpec) throws {
    let (check, network) = try check(
      [.dense(4, .tanh), .dense(1, loss.kind.naturalActivation ?? .linear)],
      TrainingSpec(loss: loss), data: moons)
    #expect(check.run(network).isRight)
  }

  /// Two samples at the margin, one just inside and one just outside: whichever way the weight moves, one crosses it.
  @Test func samplesAtTheMarginAreLeftOut() throws {
    var network = try Network<Double>([.dense(1, .linear)], inputCount: 1)
    try network.restore([
      NamedArray("layers.0.weight", shape: [1, 1], values: [1]), NamedArray("layers.0.bias", [0]),
    ])
    let data = Dataset(
      inputs: Matrix(rows: 3, columns: 1, elements: [1 + 1e-7, -1 + 1e-7, 0.3]),
      labels: [1, 0, 1], classNames: ["a", "b"], featureNames: ["x"])
    #expect(GradientCheck(data, spec: TrainingSpec(loss: .hinge), outputs: 1).run(network).isRight)
  }

  /// Weights so small that some sample is next to the kink of some unit.
  @Test(arguments: [ActivationKind.relu, .leakyRelu, .elu], 1...3 as ClosedRange<UInt32>)
  func smallWeights(activation: ActivationKind, seed: UInt32) throws {
    var random = RandomState(seed: seed)
    let network = try Network<Double>(
      [
        .dense(20, activation), .batchNormalization(), .dense(12, activation),
        .dropout(rate: 0.5), .dense(3, .softmax),
      ], inputCount: 2, initializer: .normal(deviation: 0.01),
      random: &random)
    let report = GradientCheck(
      DatasetSpec.spiral().draw(seed: seed),
      spec: TrainingSpec(loss: .categoricalCrossEntropy),
      outputs: 3
    ).run(network)
    #expect(report.isRight, "\(report.rows)")
    #expect(report.samples > 40)
  }

  @Test func aWrongGradientIsCaught() throws {
    let (check, network) = try check(
      [.dense(4, .tanh), .dense(3, .relu), .dense(1, .sigmoid)], TrainingSpec(), data: moons)
    let right = check.gradients(network)
    #expect(check.compare(right, with: network).isRight)
    for slot in network.trainableSlots {
      for wrong in [{ -$0 }, { $0 * 1.001 }, { $0 + 1e-4 }] as [(Double) -> Double] {
        var gradients = right
        let place = slot.range.max { abs(right[$0]) < abs(right[$1]) } ?? 0
        gradients[place] = wrong(gradients[place])
        let report = check.compare(gradients, with: network)
        // A gradient of 0 has no wrong sign.
        guard gradients[place] != right[place] else { continue }
        #expect(!report.isRight && report.worst?.name == slot.name)
        #expect(
          report.rows.filter { $0.relativeError > GradientReport.tolerance }.map(\.name) == [
            slot.name
          ])
      }
    }
  }
}
