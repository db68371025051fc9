import Numerics
import Testing

@testable import Learning

/// Layers at the beginning that training leaves as they are: no way back goes through them, and they hold the memory of two.
struct FixedLayerTests {
  private static let input = [2, 6, 6]

  /// - Parameter frozen: the first two layers with weights.
  private static func layers(frozen: Bool, dropout: Bool = true) -> [LayerSpec] {
    [
      .conv2d(4, padding: 1, .gelu, isTrainable: !frozen), .maxPool(),
      .residual(
        [.conv2d(6, kernel: 1, .relu), .conv2d(4, padding: 1)], .tanh, isTrainable: !frozen),
      .flatten,
    ] + (dropout ? [.dropout(rate: 0.4)] : []) + [.dense(5, .tanh), .dense(2, .softmax)]
  }

  private func network(_ layers: [LayerSpec]) throws -> Network<Float> {
    var random = RandomState(seed: 4)
    return try Network<Float>(
      layers, input: Self.input, initializer: InitializerSpec(kind: .heNormal), random: &random)
  }

  private func samples(_ count: Int) -> Dataset { .random(count, features: 72) }

  @Test func areCounted() throws {
    #expect(try network(Self.layers(frozen: true)).fixedLayerCount == 4)
    #expect(try network(Self.layers(frozen: true, dropout: false)).fixedLayerCount == 4)
    #expect(try network(Self.layers(frozen: false)).fixedLayerCount == 0)
    // What is drawn anew must be kept for the way back, were there one.
    #expect(
      try network(
        [.maxPool(), .residual([.dropout(rate: 0.1), .conv2d(2, padding: 1)], isTrainable: false)]
          + [.flatten, .dense(2, .softmax)]
      ).fixedLayerCount == 1)
    #expect(
      try network(
        [.batchNormalization(isTrainable: false), .batchNormalization(), .flatten]
          + [.dense(2, .softmax)]
      ).fixedLayerCount == 1)
    // Layers with weights of ten and more are counted by number.
    let many = [LayerSpec](repeating: .conv2d(2, padding: 1, isTrainable: false), count: 12)
    #expect(try network(many + [.flatten, .dense(2, .softmax)]).fixedLayerCount == 13)
  }

  @Test func takeLittleMemory() throws {
    let network = try network(
      [LayerSpec](repeating: .conv2d(2, padding: 1, isTrainable: false), count: 20)
        + [.flatten, .dense(2, .softmax)])
    let all = PassLayout(network.layers, keeping: .gradients).total.rows
    let fixed = PassLayout(network.layers, keeping: .gradients, fixed: 21).total.rows
    #expect(all >= 20 * 2 * 72 && fixed < 5 * 72, "\(all) \(fixed)")
  }

  /// The full way back, of the same network unfrozen, gives the others the same gradients.
  @Test func leaveTheOthersGradientsAlone() throws {
    let data = samples(20)
    let targets: Matrix<Float> = LossSpec.categoricalCrossEntropy.targets(of: data, outputs: 2)
    func gradients(_ frozen: Bool) throws -> [NamedArray<Float>] {
      try network(Self.layers(frozen: frozen)).differentiate(
        .categoricalCrossEntropy, inputs: data.inputs.converted().transposed, targets: targets
      ).gradients.filter { ["layers.5", "layers.6"].contains($0.name.prefix(8)) }
    }
    let found = try gradients(true)
    #expect(found.count == 4)
    #expect(try found == gradients(false))
  }

  /// A learning rate of 0 keeps a layer as well, with the whole way back.
  @Test func trainTheOthersAlike() throws {
    func trained(frozen: Bool) throws -> Network<Float> {
      let spec = TrainingSpec(
        loss: .categoricalCrossEntropy, epochs: 5,
        optimizer: OptimizerSpec(kind: .gradientDescent, learningRate: 0.1), batchSize: 6,
        layerRates: frozen ? [:] : [0: 0, 2: 0])
      let data = samples(20)
      var trainer = Trainer(
        try network(Self.layers(frozen: frozen)),
        data: DataSplit(training: data, validation: data), spec: spec,
        snapshots: SnapshotSchedule(every: 5))
      while trainer.next() != nil {}
      return trainer.network
    }
    let (fixed, free) = (try trained(frozen: true), try trained(frozen: false))
    for parameter in free.parameters {
      #expect(fixed.parameter(parameter.name) == parameter, "\(parameter.name)")
    }
    #expect(fixed != (try network(Self.layers(frozen: true))))
  }
}
