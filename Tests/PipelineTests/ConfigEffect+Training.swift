import Foundation
import Testing

extension ConfigEffect {
  /// The mean of a loss over the training samples before training, from the recorded outputs.
  private static func loss(
    _ run: RunFiles, _ loss: (_ output: Double, _ target: Double) -> Double
  ) throws -> Double {
    let targets = try run.data().tensors["labels.train"] ?? run.data().tensors["targets.train"]
    let outputs = try run.values("activations.1.a")
    let values = try #require(targets).doubles
    #expect(outputs.count == values.count)
    return mean(zip(outputs, values).map(loss))
  }

  private static func recorded(_ run: RunFiles) throws -> Double {
    try #require(run.snapshots()[0].metrics["loss"])
  }

  private static func crossEntropy(_ a: Double, _ y: Double) -> Double {
    -y * log(a) - (1 - y) * log(1 - a)
  }

  private static let sine =
    #"dataset={"kind":"sine","samples":64,"standardizeTargets":false}"#

  private static let stopping = [
    "dataset.validationFraction=0.25",
    #"training.earlyStopping={"patience":2,"minimumChange":1000}"#,
  ]

  private static func stop(_ run: RunFiles) throws -> [String: Any] {
    try #require(run.record()["earlyStopping"] as? [String: Any])
  }

  static let training: [ConfigEffect] = [
    ConfigEffect("training.loss", [], ["training.loss=meanSquaredError"]) { base, changed in
      try expect(isClose(recorded(base), loss(base, crossEntropy), within: 1e-6))
      try expect(isClose(recorded(changed), loss(changed) { ($0 - $1) * ($0 - $1) }, within: 1e-6))
      try expect(base.values("layers.0.weight", at: 5) != changed.values("layers.0.weight", at: 5))
    },
    ConfigEffect(
      "training.loss.delta", [sine, "training.loss=huber"],
      [#"training.loss={"kind":"huber","delta":0.2}"#]
    ) { base, changed in
      for (run, delta) in [(base, 1.0), (changed, 0.2)] {
        let expected = try loss(run) {
          let error = abs($0 - $1)
          return error <= delta ? error * error / 2 : delta * (error - delta / 2)
        }
        try expect(isClose(recorded(run), expected, within: 1e-6))
      }
    },
    ConfigEffect(
      "training.loss.labelSmoothing", [],
      [#"training.loss={"kind":"binaryCrossEntropy","labelSmoothing":0.3}"#]
    ) { _, changed in
      let expected = try loss(changed) { crossEntropy($0, 0.7 * $1 + 0.15) }
      try expect(isClose(recorded(changed), expected, within: 1e-6))
    },
    ConfigEffect(
      "training.loss.classWeights", [],
      [#"training.loss={"kind":"binaryCrossEntropy","classWeights":[0.5,3]}"#]
    ) { _, changed in
      let expected = try loss(changed) { crossEntropy($0, $1) * ($1 == 1 ? 3 : 0.5) }
      try expect(isClose(recorded(changed), expected, within: 1e-6))
    },
    ConfigEffect("training.epochs", [], ["training.epochs=3"]) { base, changed in
      #expect(base.epochs.last == 5 && changed.epochs.last == 3)
      try expect(changed.values("layers.0.weight", at: 3) == base.values("layers.0.weight", at: 3))
    },
    ConfigEffect(
      "training.batchSize",
      [
        #"training.optimizer={"kind":"sgd","learningRate":0.5}"#, "training.batchSize=all",
        #"snapshots={"kind":"everySteps","every":1}"#,
      ], ["training.batchSize=17"]
    ) { base, changed in
      // Of 51 samples.
      #expect(base.folder.recordedPositions().count == 1 + 5)
      #expect(changed.folder.recordedPositions().count == 1 + 5 * 3)
    },
    ConfigEffect("training.regularization.l1", [], ["training.regularization.l1=0.1"]) {
      base, changed in
      try gradientGrows(base, changed) { 0.1 * ($0 < 0 ? -1 : 1) }
    },
    ConfigEffect("training.regularization.l2", [], ["training.regularization.l2=0.1"]) {
      base, changed in
      try gradientGrows(base, changed) { 2 * 0.1 * $0 }
    },
    ConfigEffect("training.clipNorm", [], ["training.clipNorm=0.01"]) { base, changed in
      func length(_ run: RunFiles) throws -> Double {
        let path = try run.path()
        return zip(path[0].parameters, path[1].parameters).map { ($1 - $0) * ($1 - $0) }
          .reduce(0, +).squareRoot()
      }
      try expect(length(base) > 0.02)
      // Of a gradient of 0.01 at a rate of 0.5.
      try expect(abs(length(changed) - 0.005) < 1e-5)
    },
    ConfigEffect("training.precision", [], ["training.precision=float"]) { base, changed in
      try expect(base.snapshots()[5].tensors["layers.0.weight"]?.kind == .float64)
      try expect(changed.snapshots()[5].tensors["layers.0.weight"]?.kind == .float32)
    },
    ConfigEffect(
      "training.seed", ["training.optimizer=sgd", "training.batchSize=8"], ["training.seed=5"]
    ) { base, changed in
      try expect(changed.record()["seed"] as? Int == base.record()["seed"] as? Int)
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
      try expect(base.values("layers.0.weight") == changed.values("layers.0.weight"))
      try expect(base.values("layers.0.weight", at: 5) != changed.values("layers.0.weight", at: 5))
    },
    ConfigEffect("training.earlyStopping.patience", stopping, ["training.earlyStopping.patience=3"])
    { base, changed in
      // No loss is lower by 1,000 than that of the first epoch.
      try expect(base.epochs.last == 3 && stop(base)["epoch"] as? Int == 3)
      try expect(changed.epochs.last == 4 && stop(changed)["epoch"] as? Int == 4)
    },
    ConfigEffect(
      "training.earlyStopping.minimumChange", stopping, ["training.earlyStopping.minimumChange=0"]
    ) { base, changed in
      try expect(base.epochs.last == 3 && stop(base)["hasStopped"] as? Bool == true)
      try expect(changed.epochs.last == 5 && stop(changed)["hasStopped"] as? Bool == false)
    },
    ConfigEffect(
      "training.earlyStopping.restoreBest", stopping, ["training.earlyStopping.restoreBest=true"]
    ) { base, changed in
      #expect(base.epochs.last == 3 && changed.epochs.last == 1)
      try expect(stop(changed)["restoredBest"] as? Bool == true)
    },
    ConfigEffect("snapshots.every", [], ["snapshots.every=2"]) { base, changed in
      #expect(base.epochs == [0, 1, 2, 3, 4, 5] && changed.epochs == [0, 2, 4, 5])
    },
    ConfigEffect("snapshots.epochs", [], ["snapshots=[1,4]"]) { _, changed in
      #expect(changed.epochs == [0, 1, 4, 5])
    },
    ConfigEffect("snapshots.count", ["training.epochs=12"], ["snapshots=3"]) { _, changed in
      #expect(changed.epochs == [0, 4, 8, 12])
    },
    ConfigEffect(
      "snapshots.count", ["training.epochs=64", #"snapshots={"kind":"logarithmic","count":4}"#],
      ["snapshots.count=8"]
    ) { base, changed in
      #expect(base.epochs.count == 4 && changed.epochs.count == 8 && changed.epochs.last == 64)
    },
  ]

  /// What a penalty adds to the gradient of weights, not of biases, in what is recorded and in the step.
  private static func gradientGrows(
    _ base: RunFiles, _ changed: RunFiles, by term: (Double) -> Double
  ) throws {
    for layer in 0...1 {
      let name = "layers.\(layer).weight"
      let weights = try base.values(name)
      let expected = zip(try base.values(name + ".grad"), weights).map { $0 + term($1) }
      #expect(areClose(try changed.values(name + ".grad"), expected))
      let step = zip(weights, try changed.values(name, at: 1)).map { ($0 - $1) / 0.5 }
      #expect(areClose(step, expected))
      try expect(
        changed.values("layers.\(layer).bias.grad") == base.values("layers.\(layer).bias.grad"))
    }
  }
}
