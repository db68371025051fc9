import Testing

extension ConfigEffect {
  private static let wide = #"network={"layers":[200,{"units":1}]}"#

  /// The deviation of the first layer's 400 weights before training.
  private static func spread(_ run: RunFiles, _ layer: Int = 0) throws -> Double {
    try deviation(run.values("layers.\(layer).weight"))
  }

  private static func largest(_ run: RunFiles, _ layer: Int = 0) throws -> Double {
    try run.values("layers.\(layer).weight").map(abs).max() ?? 0
  }

  private static func normalized(_ member: String) -> String {
    #"network={"layers":[{"units":3,"activation":"tanh"},{"kind":"batchNormalization",\#(member)},{"units":1}]}"#
  }

  static let network: [ConfigEffect] = [
    ConfigEffect("network.layers", [], ["network.layers=[1]"]) { base, changed in
      try expect(base.snapshots()[0].tensors["layers.1.weight"] != nil)
      try expect(changed.snapshots()[0].tensors["layers.1.weight"] == nil)
    },
    ConfigEffect("network.initializer", [], ["network.initializer=zeros"]) { base, changed in
      try expect(base.values("layers.0.weight").allSatisfy { $0 != 0 })
      try expect(changed.values("layers.0.weight").allSatisfy { $0 == 0 })
    },
    ConfigEffect(
      "network.initializer.standardDeviation", [wide],
      [#"network.initializer={"kind":"normal","standardDeviation":3}"#]
    ) { _, changed in
      try expect(isClose(spread(changed), 3, within: 0.1))
      try expect(isClose(spread(changed, 1), 3, within: 0.15))
    },
    ConfigEffect(
      "network.initializer.limit", [wide], [#"network.initializer={"kind":"uniform","limit":0.6}"#]
    ) { _, changed in
      for layer in 0...1 {
        try expect(largest(changed, layer) <= 0.6 && largest(changed, layer) > 0.58)
      }
    },
    ConfigEffect("network.seed", [], ["network.seed=7"]) { base, changed in
      try expect(base.bytes("data.safetensors") == changed.bytes("data.safetensors"))
      try expect(base.values("layers.0.weight") != changed.values("layers.0.weight"))
    },
    ConfigEffect("network.layers[].units", [], ["network.layers[0].units=7"]) { base, changed in
      try expect(base.values("layers.0.weight").count == 6)
      try expect(changed.values("layers.0.weight").count == 14)
      try expect(changed.values("layers.1.weight").count == 7)
    },
    ConfigEffect("network.layers[].activation", [], ["network.layers[0].activation=relu"]) {
      _, changed in
      let (z, a) = (try changed.values("activations.0.z"), try changed.values("activations.0.a"))
      #expect(z.contains { $0 < 0 } && a == z.map { max($0, 0) })
    },
    ConfigEffect(
      "network.layers[].alpha", ["network.layers[0].activation=leakyRelu"],
      ["network.layers[0].alpha=0.25"]
    ) { base, changed in
      for (run, alpha) in [(base, 0.01), (changed, 0.25)] {
        let (z, a) = (try run.values("activations.0.z"), try run.values("activations.0.a"))
        #expect(z.contains { $0 < 0 } && areClose(a, z.map { $0 > 0 ? $0 : alpha * $0 }))
      }
    },
    ConfigEffect("network.layers[].bias", [], ["network.layers[0].bias=false"]) { base, changed in
      try expect(base.snapshots()[5].tensors["layers.0.bias"] != nil)
      try expect(changed.snapshots()[5].tensors["layers.0.bias"] == nil)
      try expect(changed.snapshots()[5].tensors["layers.1.bias"] != nil)
    },
    ConfigEffect("network.layers[].initializer", [], ["network.layers[0].initializer=zeros"]) {
      _, changed in
      try expect(changed.values("layers.0.weight").allSatisfy { $0 == 0 })
      try expect(changed.values("layers.1.weight").allSatisfy { $0 != 0 })
    },
    ConfigEffect(
      "network.layers[].initializer.standardDeviation", [wide],
      [#"network.layers[1].initializer={"kind":"normal","standardDeviation":3}"#]
    ) { base, changed in
      try expect(isClose(spread(changed, 1), 3, within: 0.15))
      try expect(spread(changed) == spread(base))
    },
    ConfigEffect(
      "network.layers[].initializer.limit", [wide],
      [#"network.layers[1].initializer={"kind":"uniform","limit":0.6}"#]
    ) { base, changed in
      try expect(largest(changed, 1) <= 0.6 && largest(changed, 1) > 0.58)
      try expect(spread(changed) == spread(base))
    },
    // A net of zeros gives 0 whatever dropout does, so that its first step is the mean of what dropout lets through: the
    // very gradient, times 1 ± 1/√samples, and (1 − rate) of it where survivors are not scaled.
    ConfigEffect(
      "network.layers[].rate",
      [
        #"dataset={"kind":"regressPlane","samples":8000,"standardizeTargets":false}"#,
        #"network={"layers":[{"kind":"dropout","rate":0},{"units":1}],"initializer":"zeros"}"#,
        "training.epochs=1", "training.optimizer.learningRate=0.001",
      ], ["network.layers[0].rate=0.6"]
    ) { base, changed in
      func share(_ run: RunFiles) throws -> [Double] {
        let (step, gradient) = (
          try run.values("layers.1.weight", at: 1), try run.values("layers.1.weight.grad")
        )
        return zip(step, gradient).map { -$0 / (0.001 * $1) }
      }
      try expect(areClose(share(base), [1, 1]))
      for share in try share(changed) { #expect(abs(share - 1) < 0.1 && share != 1, "\(share)") }
    },
    ConfigEffect(
      "network.layers[].momentum", [normalized(#""momentum":0.1"#)], [normalized(#""momentum":1"#)]
    ) { base, changed in
      // After the first step, of which both see the same batch.
      let (one, all) = (
        try base.values("layers.1.running_mean", at: 1),
        try changed.values("layers.1.running_mean", at: 1)
      )
      #expect(areClose(one.map { $0 * 10 }, all))
      let batch = try changed.values("activations.0.a")
      for unit in 0..<3 {
        let values = stride(from: unit, to: batch.count, by: 3).map { batch[$0] }
        #expect(isClose(mean(values), all[unit], within: 1e-6))
      }
    },
    ConfigEffect(
      "network.layers[].epsilon", [normalized(#""epsilon":1e-12"#)], [normalized(#""epsilon":1"#)]
    ) { base, changed in
      // Before training the running variance is 1.
      let (plain, halved) = (
        try base.values("activations.1.z"), try changed.values("activations.1.z")
      )
      #expect(areClose(plain, halved.map { $0 * 2.0.squareRoot() }))
    },
    ConfigEffect("network.layers[].trainable", [], ["network.layers[0].trainable=false"]) {
      base, changed in
      func moves(_ run: RunFiles, _ layer: Int) throws -> Bool {
        try run.values("layers.\(layer).weight") != run.values("layers.\(layer).weight", at: 5)
      }
      try expect(moves(base, 0) && moves(base, 1))
      try expect(!moves(changed, 0) && moves(changed, 1))
    },
  ]
}
