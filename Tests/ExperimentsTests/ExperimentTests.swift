import CLibrary
import Figures
import Files
import Graphics
import Testing

@testable import Experiments
@testable import Learning

@Suite struct ExperimentTests {
  private func read(_ text: String, file: String = "configs/moons.json") throws -> Experiment {
    try Experiment([UInt8](text.utf8), file: file)
  }

  /// What a config gets that says no more than it must.
  @Test func defaults() throws {
    let experiment = try read(#"{ "dataset": { "kind": "moons" } }"#)
    #expect(experiment.name == "moons")
    #expect(experiment.seed == 42)
    #expect(experiment.source.drawn.map { DatasetSpec($0) } == .moons(samples: 1000, noise: 0.1))
    #expect(experiment.inputs == InputSpec())
    #expect(experiment.split == SplitSpec(kind: .stratified, testFraction: 0.2))
    #expect(experiment.network.layers.map(\.units) == [3, 1])
    #expect(experiment.network.layers.map(\.activation) == [.tanh, .sigmoid])
    #expect(experiment.network.initializer == InitializerSpec(kind: .xavierNormal))
    #expect(experiment.training.epochs == 20_000)
    #expect(experiment.training.optimizer.learningRate == 0.1)
    #expect(experiment.snapshots.every == 500)
    #expect(
      experiment.figures.map(\.file) == [
        "hidden_layers.gif", "activations.gif", "decision_boundary.png", "decision_boundary.gif",
        "hidden_space.gif", "learning_curves.gif",
      ])
  }

  /// Without `figures`, only what suits the network is drawn.
  @Test func defaultFiguresSuitTheNetwork() throws {
    let flat = try read(
      #"{ "dataset": { "kind": "moons" }, "network": { "layers": [ { "units": 1 } ] } }"#)
    #expect(
      flat.figures.map(\.file) == [
        "decision_boundary.png", "decision_boundary.gif", "learning_curves.gif",
      ])
    let none = try read(#"{ "dataset": { "kind": "moons" }, "figures": [] }"#)
    #expect(none.figures.isEmpty)
  }

  static let configs = [
    #"{ "dataset": { "kind": "moons" } }"#,
    #"{ "dataset": { "kind": "moons", "samples": 10, "noise": 0, "testFraction": 0.5 }, "seed": 0, "figures": [] }"#,
    """
    { "seed": 4294967295,
      "dataset": { "kind": "moons", "samples": 123, "noise": 0.30000000000000004, "testFraction": 0.1 },
      "network": { "layers": [ { "kind": "dense", "units": 7, "activation": "relu" }, { "units": 5 },
                               { "units": 1, "activation": "sigmoid" } ],
                   "initializer": { "kind": "normal", "standardDeviation": 1e-7 } },
      "training": { "epochs": 1e3, "optimizer": { "learningRate": 1e-12 } },
      "snapshots": { "every": 7 },
      "figures": [
        { "kind": "hiddenLines", "file": "a b.gif", "framesPerSecond": 0.3, "theme": "dark" },
        { "kind": "activationLines", "file": "é.gif", "samples": [ 3, 1, 1 ], "holdLast": 1.5 },
        { "kind": "activationLines", "file": "f.gif", "samples": 7, "width": 160, "height": 4096 },
        { "kind": "decisionBoundary", "file": "g.PNG" } ] }
    """,
    """
    { "dataset": { "kind": "moons" },
      "network": { "layers": [ { "units": 64, "activation": "relu", "initializer": { "kind": "uniform", "limit": 0.25 } },
                               { "kind": "batchNormalization", "activation": "silu", "momentum": 0.2, "epsilon": 1e-3 },
                               { "kind": "dropout", "rate": 0.25 }, { "units": 2 } ],
                   "initializer": { "kind": "lecunUniform" } },
      "training": { "loss": "categoricalCrossEntropy", "epochs": 100, "batchSize": 16,
                    "optimizer": { "kind": "adamW", "beta1": 0.8, "weightDecay": 0.1 },
                    "regularization": { "l1": 1e-4, "l2": 0.5 } } }
    """,
    #"{ "dataset": { "kind": "moons" }, "training": { "optimizer": { "kind": "nesterov" }, "batchSize": "all" } }"#,
    """
    { "dataset": { "kind": "moons", "testFraction": 0, "validationFraction": 0.25, "split": "shuffled" },
      "training": { "schedule": { "kind": "warmupCosine", "unit": "steps", "warmup": 7, "period": 50, "final": 0.001 },
                    "clipNorm": 2.5, "earlyStopping": { "patience": 3, "minimumChange": 1e-4 } },
      "snapshots": { "kind": "epochs", "epochs": [ 1, 10, 20000 ] } }
    """,
    #"{ "dataset": { "kind": "moons" }, "training": { "schedule": { "kind": "exponential" } }, "snapshots": { "kind": "logarithmic" } }"#,
    """
    { "dataset": { "kind": "spiral", "validationFraction": 0.2 }, "network": [ 4, "dropout", { "units": 3 } ], "inputs": [ "x", "y" ], "snapshots": 7, "size": [ 400, 300 ],
      "training": { "optimizer": "adam", "schedule": "cosine", "earlyStopping": true, "batchSize": "all" },
      "figures": [ "decision_boundary.gif", "learningCurves" ], "maxBytes": "1MB" }
    """,
  ]

  @Test(arguments: configs) func theResolvedConfigReadsBack(config: String) throws {
    let experiment = try read(config)
    let again = try read(experiment.text)
    #expect(again == experiment)
    #expect(again.text == experiment.text)
    #expect(again.hash == experiment.hash)
    #expect(again.trainingHash == experiment.trainingHash)
  }

  @Test func whatIsWrittenIsWhatIsRead() throws {
    let experiment = try read(Self.configs[2])
    #expect(experiment.seed == .max)
    #expect(
      experiment.source.drawn.map { DatasetSpec($0) }
        == .moons(samples: 123, noise: 0.30000000000000004))
    #expect(experiment.training.epochs == 1000)
    #expect(experiment.network.layers.map(\.activation) == [.relu, .tanh, .sigmoid])
    #expect(experiment.figures[0].theme == .dark)
    let text = experiment.text.split(whereSeparator: \.isWhitespace).joined()
    #expect(text.contains(#""samples":[3,1,1]"#) && text.contains(#""samples":7"#))
    #expect(experiment.figures[1].encoding.holdLast == 1.5)
    #expect(experiment.figures[2].size == Size(width: 160, height: 4096))
  }

  /// Numbers that a config leaves out are those of their kind.
  @Test func defaultsFollowTheKinds() throws {
    let experiment = try read(Self.configs[3])
    let layers = experiment.network.layers
    #expect(
      layers == [
        .dense(64, .relu, initializer: .uniform(limit: 0.25)),
        .batchNormalization(.silu, momentum: 0.2, epsilon: 1e-3), .dropout(rate: 0.25),
        .dense(2, .softmax),
      ])
    let training = experiment.training
    #expect(
      training.optimizer == OptimizerSpec(AdamW(moments: AdamMoments(beta1: 0.8)), weightDecay: 0.1)
    )
    #expect(training.optimizer.learningRate == 0.001)
    #expect(training.batchSize == 16)
    #expect(training.regularization == Regularization(l1: 1e-4, l2: 0.5))
    #expect(experiment.snapshots.every == 3)
    func trained(_ members: String) throws -> TrainingSpec {
      try read(#"{ "dataset": { "kind": "moons" }, "training": { \#(members) } }"#).training
    }
    #expect(try trained(#""optimizer": { "kind": "sgd" }"#).batchSize == 32)
    #expect(
      try trained(#""optimizer": { "kind": "nesterov" }, "batchSize": "all""#).batchSize == nil)
  }

  @Test func schedulesAndSplitsAreRead() throws {
    let experiment = try read(Self.configs[5])
    let training = experiment.training
    #expect(
      experiment.split == SplitSpec(kind: .shuffled, testFraction: 0, validationFraction: 0.25))
    #expect(
      training.schedule
        == .warmupCosine(7, period: 50, final: 0.001, unit: .steps))
    #expect(training.clipNorm == 2.5)
    #expect(training.earlyStopping == EarlyStoppingSpec(patience: 3, minimumChange: 1e-4))
    #expect(experiment.snapshots == SnapshotSchedule(kind: .epochs, list: [1, 10, 20000]))
    #expect(try read(Self.configs[6]).training.schedule == .exponential(factor: 0.95))
  }

  /// Every data set can be had by its name alone, and gives what its network and loss take.
  @Test(arguments: DatasetKind.allCases) func dataSetsByNameAlone(kind: DatasetKind) throws {
    let experiment = try read(#"{ "dataset": { "kind": "\#(kind.rawValue)" } }"#)
    #expect(try read(experiment.text) == experiment)
    let data = try experiment.data().inputs
    #expect(data.training.count + data.test.count == DatasetSpec(kind: kind).samples)
    #expect(data.training.classCount == experiment.source.classCount)
    #expect(data.training.inputs.columns == experiment.inputCount)
    let outputs = [0: 1, 2: 1][data.training.classCount] ?? data.training.classCount
    #expect(experiment.network.layers.last?.units == outputs)
    #expect(experiment.figures.contains { $0.kind.rawValue == "fit" } == kind.isRegression)
  }

  @Test func dataSetsWithTheirNumbers() throws {
    func spec(_ members: String) throws -> DatasetSpec {
      DatasetSpec(try #require(read("{ \"dataset\": { \(members) } }").source.drawn))
    }
    #expect(
      try spec(#""kind": "blobs", "centers": 6, "deviation": 0.5, "samples": 60"#)
        == DatasetSpec.blobs(samples: 60, centers: 6, classes: 6, deviation: 0.5))
    #expect(
      try spec(#""kind": "blobs", "centers": 6, "classes": 2"#)
        == DatasetSpec.blobs(centers: 6, classes: 2))
    #expect(
      try spec(#""kind": "circles", "factor": 0.5, "noise": 0.3"#)
        == DatasetSpec.circles(noise: 0.3, factor: 0.5))
    #expect(
      try spec(#""kind": "gaussianQuantiles", "covariance": 0.5, "classes": 4"#)
        == DatasetSpec.gaussianQuantiles(classes: 4, covariance: 0.5))
    #expect(try spec(#""kind": "checkerboard", "cells": 3"#) == .checkerboard(cells: 3))
    #expect(
      try spec(#""kind": "playgroundSpiral", "noise": 0.25"#) == .playgroundSpiral(noise: 0.25))
  }

  @Test func inputsAreMadeOfTheData() throws {
    let experiment = try read(
      #"{ "dataset": { "kind": "moons" }, "inputs": { "features": [ "y", "xSquared", "sinX" ], "standardize": true } }"#
    )
    #expect(try read(experiment.text) == experiment)
    #expect(experiment.figures.count == 6)
    let training = try experiment.data().inputs.training
    #expect(training.featureNames == ["x₂", "x₁²", "sin x₁"])
    for column in 0..<3 {
      let mean = (0..<training.count).map { training.inputs[$0, column] }.reduce(0, +)
      #expect(abs(mean) < 1e-9)
    }
  }

  /// Drawn data that cannot be split after all are the config's fault.
  @Test func dataThatCannotBeSplit() throws {
    var refusals: [String] = []
    for seed in 0..<20 {
      let experiment = try read(
        #"{ "seed": \#(seed), "dataset": { "kind": "playgroundXor", "samples": 6 } }"#)
      do {
        _ = try experiment.data().inputs
      } catch {
        #expect(ExitStatus.of(error) == 65)
        refusals.append(error.description)
      }
    }
    #expect(
      refusals.contains(
        "configs/moons.json: dataset: class \"class 0\" has a single sample, which cannot be in two parts of a split"
      ))
  }

  /// The seeds of the network and of training are the top one's but where the config says another, and none of them moves
  /// the data.
  @Test func seedsFollowTheTopOne() throws {
    func seeds(_ keys: String) throws -> [UInt32] {
      let experiment = try read(#"{ "dataset": { "kind": "moons" }\#(keys) }"#)
      return [experiment.seed, experiment.network.seed, experiment.training.seed]
    }
    #expect(try seeds("") == [42, 42, 42])
    #expect(try seeds(#", "seed": 7"#) == [7, 7, 7])
    #expect(try seeds(#", "network": { "seed": 4294967295 }, "seed": 7"#) == [7, .max, 7])
    #expect(try seeds(#", "training": { "seed": 0 }"#) == [42, 42, 0])
    let other = #", "network": { "seed": 1 }, "training": { "seed": 2 }"#
    let data = try read(#"{ "dataset": { "kind": "moons" } }"#).data()
    let same = try read(#"{ "dataset": { "kind": "moons" }\#(other) }"#).data()
    #expect(data.samples == same.samples)
    // Written out, they are what they were.
    let plain = try read(#"{ "dataset": { "kind": "moons" } }"#)
    let written = #", "network": { "seed": 42 }, "training": { "seed": 42 }"#
    #expect(try read(#"{ "dataset": { "kind": "moons" }\#(written) }"#).hash == plain.hash)
  }

  /// Figures do not ask for a new training; everything else does.
  @Test(arguments: [
    (#""figures": []"#, false),
    (#""seed": 43"#, true),
    (#""inputs": { "standardize": true }"#, true),
    (#""training": { "epochs": 19999 }"#, true),
    (#""training": { "optimizer": { "learningRate": 0.2 } }"#, true),
    (#""network": { "layers": [ { "units": 1 } ] }"#, true),
    (#""network": { "initializer": { "kind": "zeros" } }"#, true),
    (#""network": { "seed": 43 }"#, true),
    (#""training": { "seed": 43 }"#, true),
    (#""snapshots": { "every": 250 }"#, true),
  ])
  func hashes(change: String, retrains: Bool) throws {
    let before = try read(#"{ "dataset": { "kind": "moons" } }"#)
    let after = try read(#"{ "dataset": { "kind": "moons" }, \#(change) }"#)
    #expect(before.hash != after.hash)
    #expect((before.trainingHash != after.trainingHash) == retrains)
  }

  @Test(arguments: [
    ("moons.json", "moons"), ("configs/moons.json", "moons"), ("/a/b.c.json", "b.c"),
    ("visualizations/moons/config.json", "moons"), ("config.json", "config"), ("moons", "moons"),
    (".json", "run"), ("..json", "run"), ("...json", "run"), ("../config.json", "run"),
  ])
  func names(file: String, name: String) {
    #expect(Experiment.name(of: file) == name)
  }

  /// Every preset is read and named after its file.
  @Test func presetsAreRead() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = "/\(root)/configs"
    let presets = FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }
    #expect(presets.contains("moons.json") && presets.count >= 20)
    for preset in presets {
      let experiment = try ExperimentFile.load("\(folder)/\(preset)")
      #expect("\(experiment.name).json" == preset)
    }
  }
}
