import Numerics
import Testing

@testable import Learning

/// Recorded gradients are those of the loss that training makes small.
struct TrainingGradientTests {
  struct Reference: Decodable {
    let name: String
    let kinds: [String]
    let l2: Double
    let x: [[Double]]
    let y: [Double]
    let state: [String: State]
    let gradients: [String: [Double]]

    struct State: Decodable {
      let shape: [Int]
      let values: [Double]

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        shape = try container.decode([Int].self)
        values = try container.decode([Double].self)
      }
    }

    var layers: [LayerSpec] {
      get throws {
        try kinds.map { kind in
          let parts = kind.split(separator: " ").map(String.init)
          let activation =
            try parts.count > 1
            ? #require(ActivationKind(rawValue: parts[parts.count - 1])) : .linear
          return switch parts[0] {
          case "dense": .dense(try #require(Int(parts[1])), activation)
          case "dropout": .dropout(rate: 0.5)
          default: .batchNormalization(activation)
          }
        }
      }
    }

    var data: Dataset {
      Dataset(
        inputs: NetworkParityTests.matrix(x), labels: y.map { Int($0) }, classNames: ["a", "b"],
        featureNames: ["x", "y"])
    }
  }

  /// PyTorch in `train()` mode with dropout in `eval()` mode; ten sigmoid layers with batch normalisation do not vanish.
  @Test func areThoseOfPyTorchInTraining() throws {
    let cases: [Reference] = try References.load("training_gradients")
    #expect(cases.count == 2)
    for reference in cases {
      var network = try Network<Double>(try reference.layers, inputCount: 2)
      try network.restore(
        reference.state.map { NamedArray($0, shape: $1.shape, values: $1.values) })
      let before = network
      let evaluator = Evaluator<Double>(
        DataSplit(training: reference.data), loss: .binaryCrossEntropy,
        regularization: Regularization(l2: reference.l2), batchSize: 8, outputs: 1)
      let gradients = evaluator.gradients(network)
      #expect(Set(gradients.map(\.name)) == Set(reference.gradients.keys))
      for gradient in gradients {
        let wanted = try #require(reference.gradients[gradient.name])
        // Biases before a batch normalisation have a gradient of 0, but for rounding.
        let error = relativeError(gradient.values, wanted, floor: 1e-6)
        #expect(error < 1e-9, "\(reference.name) \(gradient.name)")
      }
      // Running statistics stay where they are.
      #expect(network == before)
    }
  }

  /// A set that training never takes at once is divided into equal parts, if there are many samples.
  @Test func manySamplesAreDivided() throws {
    var random = RandomState(seed: 2)
    let network = try Network<Double>(
      [.dense(4, .linear), .batchNormalization(.tanh), .dense(1, .sigmoid)], inputCount: 2,
      initializer: InitializerSpec(kind: .heNormal), random: &random)
    func gradients(_ data: Dataset, batchSize: Int?) -> [Double] {
      Evaluator<Double>(
        DataSplit(training: data), loss: .binaryCrossEntropy, batchSize: batchSize, outputs: 1
      ).gradients(network).flatMap(\.values)
    }
    let data = DatasetSpec.moons(samples: 9000, noise: 0.2).draw(seed: 3)
    let halves = [0..<4500, 4500..<9000].map {
      gradients(data.samples(at: Array($0)), batchSize: nil)
    }
    let mean = zip(halves[0], halves[1]).map { ($0 + $1) / 2 }
    #expect(relativeError(gradients(data, batchSize: 32), mean) < 1e-10)
    #expect(relativeError(gradients(data, batchSize: nil), mean) > 1e-6)
    #expect(gradients(data, batchSize: 9000) == gradients(data, batchSize: nil))
  }

  /// The same network with and without batch normalisation's layers in place: finite differences of the training loss.
  @Test func areSlopesOfTheTrainingLoss() throws {
    let data = DatasetSpec.moons(samples: 40, noise: 0.2).draw(seed: 1)
    var random = RandomState(seed: 5)
    var network = try Network<Double>(
      [
        .dense(5, .linear), .batchNormalization(.tanh), .dense(4, .sigmoid),
        .batchNormalization(), .dense(1, .sigmoid),
      ], inputCount: 2, initializer: InitializerSpec(kind: .xavierNormal), random: &random)
    // Running statistics that are far from those of the samples.
    try network.restore(
      network.parameters.map {
        $0.name.hasSuffix("running_mean")
          ? NamedArray($0.name, shape: $0.shape, values: $0.values.map { $0 + 3 }) : $0
      })
    let spec = TrainingSpec(regularization: Regularization(l1: 0.01, l2: 0.02))
    let evaluator = Evaluator<Double>(
      DataSplit(training: data), loss: spec.loss, regularization: spec.regularization, outputs: 1)
    let check = GradientCheck(data, spec: spec, outputs: 1, samples: 40)
    let found = evaluator.gradients(network).flatMap(\.values)
    let report = check.compare(found, with: network)
    #expect(report.isRight && report.undecided == 0, "\(report.rows)")
  }
}
