import Experiments
import Foundation
import Learning
import Testing

/// What is trained where the config names a data set and nothing else.
struct DefaultsTests {
  private func read(_ text: String) throws -> Experiment {
    try Experiment([UInt8](text.utf8), file: "configs/defaults.json")
  }

  /// At the end of its training.
  private func evaluation(_ experiment: Experiment) throws -> Evaluation {
    let data = try experiment.data().inputs
    let network = try Network<Float>(experiment.network, input: experiment.inputShape)
    var last = network
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: experiment.training, snapshots: SnapshotSchedule(every: 20_000))
    { last = snapshot.network }
    return Evaluator<Float>(
      data, loss: experiment.training.loss, outputs: network.outputCount
    ).evaluate(last)
  }

  /// The least share of right predictions, or R², of training and test samples.
  ///
  /// Blobs overlap where their centres happen to lie near each other, petals and arms meet in the middle.
  private static let floors: [String: (training: Double, test: Double)] = [
    "moons": (0.99, 0.98), "circles": (0.97, 0.95), "blobs": (0.75, 0.75),
    "gaussianQuantiles": (0.94, 0.9), "flower": (0.88, 0.83), "spiral": (0.98, 0.9),
    "playgroundCircle": (0.98, 0.95), "playgroundXor": (0.98, 0.95), "playgroundGauss": (1, 1),
    "playgroundSpiral": (0.98, 0.95), "checkerboard": (0.95, 0.9), "parabolas": (0.99, 0.99),
    "xor": (1, 1), "regressPlane": (0.97, 0.97), "regressGaussian": (0.9, 0.9),
    "sine": (0.95, 0.95), "swissRoll": (0.97, 0.95), "shapes": (0.98, 0.94), "digits": (0.99, 0.96),
  ]

  @Test(arguments: DatasetKind.allCases, [1, 2, 3, 4, 42])
  func everyDataSetIsLearnt(kind: DatasetKind, seed: Int) throws {
    // Images take seconds each.
    if DatasetSpec(kind: kind).draw(seed: 1).shape != nil, ![1, 42].contains(seed) { return }
    let floor = try #require(Self.floors[kind.rawValue])
    let found = try evaluation(
      read(#"{ "seed": \#(seed), "dataset": { "kind": "\#(kind.rawValue)" } }"#))
    let training = found.training.metrics?.accuracy ?? found.training.regression?.rSquared
    #expect(try #require(training) >= floor.training)
    guard let held = found.test else { return #expect(kind.rawValue == "xor") }
    let test = held.metrics?.accuracy ?? held.regression?.rSquared
    #expect(try #require(test) >= floor.test)
  }

  /// What a convolution sees anywhere, a sum over all pixels does not.
  @Test func shapesAreNothingForLogisticRegression() throws {
    let found = try evaluation(
      read(
        #"""
        { "dataset": { "kind": "shapes", "samples": 1500 }, "network": ["flatten", 6],
          "training": { "epochs": 20 } }
        """#))
    #expect(try #require(found.test?.metrics).accuracy < 0.5)
  }

  /// Writing a default out, alone or with others, is the very same experiment.
  @Test(arguments: DatasetKind.allCases) func defaultsMayBeWrittenOut(kind: DatasetKind) throws {
    let dataset = ["kind": kind.rawValue]
    func experiment(_ config: [String: Any]) throws -> Experiment {
      let config = ["dataset": dataset].merging(config) { $1 }
      let bytes = try JSONSerialization.data(withJSONObject: config)
      return try Experiment([UInt8](bytes), file: "configs/defaults.json")
    }
    let plain = try experiment([:])
    let resolved = try #require(
      try JSONSerialization.jsonObject(with: Data(plain.text.utf8)) as? [String: Any])
    #expect(try experiment(resolved) == plain)
    for (key, value) in resolved {
      #expect(try experiment([key: value]) == plain, "\(key)")
      guard let object = value as? [String: Any] else { continue }
      for (inner, value) in object {
        var part = [inner: value]
        if key == "dataset" { part["kind"] = kind.rawValue }
        #expect(try experiment([key: part]) == plain, "\(key).\(inner)")
      }
    }
    let optimizer = plain.training.optimizer.kind.rawValue
    #expect(try experiment(["training": ["optimizer": ["kind": optimizer]]]) == plain)
  }

  /// Another optimiser has its own number of epochs.
  @Test func epochsFollowTheOptimizer() throws {
    func epochs(_ kind: String, _ training: String) throws -> Int {
      try read(#"{ "dataset": { "kind": "\#(kind)" }, "training": { \#(training) } }"#).training
        .epochs
    }
    #expect(try epochs("xor", #""optimizer": { "kind": "gradientDescent" }"#) == 20_000)
    #expect(try epochs("moons", #""optimizer": { "kind": "adam" }"#) == 200)
    #expect(try epochs("moons", #""optimizer": { "learningRate": 0.2 }"#) == 20_000)
    #expect(
      try epochs("xor", #""epochs": 7, "optimizer": { "kind": "gradientDescent" }"#) == 7)
  }

  @Test(arguments: [
    ("tanh", InitializerKind.xavierNormal), ("sigmoid", .xavierNormal), ("relu", .heNormal),
    ("leakyRelu", .heNormal), ("elu", .heNormal), ("gelu", .heNormal), ("softplus", .heNormal),
    ("silu", .heNormal), ("linear", .xavierNormal),
  ])
  func initializersFollowTheActivation(activation: String, kind: InitializerKind) throws {
    let layer = #"{ "units": 4, "activation": "\#(activation)" }"#
    for layers in ["\(layer)", "\(layer), \(layer)"] {
      let experiment = try read(
        #"{ "dataset": { "kind": "moons" }, "network": { "layers": [\#(layers), { "units": 1 }] } }"#
      )
      #expect(experiment.network.initializer.kind == kind)
    }
  }

  /// With weights that know nothing of the data, a line is on either side as often: its mean accuracy is ½.
  @Test func aFreshNeuronGuesses() throws {
    let accuracies = try (1...300).map { seed in
      let experiment = try read(
        #"""
        { "seed": \#(seed),
          "dataset": { "kind": "blobs", "samples": 100, "centers": 2, "testFraction": 0 },
          "network": { "layers": [{ "units": 1 }], "initializer": { "kind": "xavierUniform" } } }
        """#)
      let network = try Network<Float>(experiment.network, inputCount: 2)
      let evaluator = Evaluator<Float>(
        try experiment.data().inputs, loss: .binaryCrossEntropy, outputs: 1)
      return try #require(evaluator.evaluate(network).training.metrics).accuracy
    }
    let mean = accuracies.reduce(0, +) / 300
    // Five standard errors of accuracies that are anywhere from 0 to 1.
    #expect(abs(mean - 0.5) < 0.12)
  }
}
