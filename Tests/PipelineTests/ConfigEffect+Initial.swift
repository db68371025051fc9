import Snapshots
import Testing

extension ConfigEffect {
  private static let hidden: [Double] = [1, 2, 3, 4, 5, 6].map { $0 / 8 }

  /// Weights for the small network under its own names, and for its first layer under others.
  static let weightFiles: [(name: String, bytes: [UInt8])] = [
    (
      "weights.safetensors",
      TensorFile(tensors: [
        "layers.0.weight": Tensor(hidden, shape: [3, 2]),
        "layers.0.bias": Tensor([0.5, 0.25, -0.5], shape: [3]),
        "layers.1.weight": Tensor([-1.0, 2, -3], shape: [1, 3]),
        "layers.1.bias": Tensor([0.125], shape: [1]),
      ]).encoded
    ),
    (
      "other.safetensors",
      TensorFile(tensors: [
        "features.weight": Tensor(hidden.map { -$0 }, shape: [3, 2]),
        "features.bias": Tensor([0.0, 1, 2], shape: [3]),
        "layers.1.weight": Tensor([9.0, 9], shape: [1, 2]),
      ]).encoded
    ),
  ]

  private static let weights = #"initial={"from":"weights.safetensors"}"#

  static let initial: [ConfigEffect] = [
    ConfigEffect("initial.from", [], [weights]) { base, changed in
      try expect(base.values("layers.0.weight") != hidden)
      try expect(changed.values("layers.0.weight") == hidden)
      try expect(changed.values("layers.1.weight") == [-1, 2, -3])
      try expect(changed.values("layers.1.bias") == [0.125])
    },
    ConfigEffect("initial.layers", [weights], ["initial.layers=[0]"]) { base, changed in
      try expect(base.values("layers.1.bias") == [0.125])
      try expect(changed.values("layers.0.weight") == hidden)
      // Biases are drawn as 0.
      try expect(changed.values("layers.1.bias") == [0])
    },
    ConfigEffect(
      "initial.layers", [weights],
      [#"initial={"from":"other.safetensors","layers":{"0":"features"}}"#]
    ) { _, changed in
      try expect(changed.values("layers.0.weight") == hidden.map { -$0 })
      try expect(changed.values("layers.0.bias") == [0, 1, 2])
      try expect(changed.values("layers.1.bias") == [0])
    },
    ConfigEffect(
      "initial.strict", [],
      [
        #"initial={"from":"other.safetensors","layers":{"0":"features","1":"layers.1"},"strict":false}"#
      ]
    ) { base, changed in
      try expect(changed.values("layers.0.bias") == [0, 1, 2])
      // Of another shape, so as it was drawn.
      try expect(changed.values("layers.1.weight") == base.values("layers.1.weight"))
    },
    ConfigEffect("initial.freeze", [weights], ["initial.freeze=[0]"]) { base, changed in
      try expect(base.values("layers.0.weight", at: 5) != hidden)
      try expect(changed.values("layers.0.weight", at: 5) == hidden)
      try expect(changed.values("layers.1.weight", at: 5) != [-1, 2, -3])
    },
    ConfigEffect(
      "initial.learningRates", [weights], [#"initial.learningRates={"0":0.125}"#]
    ) { base, changed in
      // A quarter of the rate is a quarter of the first step, for one layer alone.
      func step(_ run: RunFiles, _ name: String) throws -> [Double] {
        zip(try run.values(name, at: 1), try run.values(name)).map { $0 - $1 }
      }
      for name in ["layers.0.weight", "layers.0.bias"] {
        let whole = try step(base, name)
        try expect(areClose(step(changed, name), whole.map { $0 / 4 }) && whole[0] != 0)
      }
      try expect(areClose(step(changed, "layers.1.weight"), step(base, "layers.1.weight")))
    },
  ]
}
