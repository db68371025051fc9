import Testing

extension ConfigEffect {
  /// 40 images of two channels, four rows and four columns.
  private static let pixels =
    #"dataset={"kind":"csv","file":"pixels.csv","header":false,"shape":[2,4,4]}"#

  private static func layers(_ layers: String) -> String {
    #"network={"layers":[\#(layers),{"kind":"flatten"},{"units":1}]}"#
  }

  /// The numbers that the first layer gives for a sample.
  private static func units(_ run: RunFiles) throws -> Int {
    try #require(run.snapshots()[0].tensors["activations.0.z"]).shape[1]
  }

  private static func weightShape(_ run: RunFiles) throws -> [Int] {
    try #require(run.snapshots()[0].tensors["layers.0.weight"]).shape
  }

  /// Some numbers of every group of so many.
  private static func chosen(_ numbers: [Double], _ places: [Int], of size: Int) -> [Double] {
    stride(from: 0, to: numbers.count, by: size).flatMap { first in
      places.map { numbers[first + $0] }
    }
  }

  /// All pixels of each of two channels.
  private static func channels(_ rows: [[Double]]) -> [[Double]] {
    [rows.flatMap { $0.prefix(16) }, rows.flatMap { $0.suffix(16) }]
  }

  static let images: [ConfigEffect] = [
    ConfigEffect(
      "dataset.shape",
      [
        #"dataset={"kind":"csv","file":"pixels.csv","header":false}"#,
        #"network={"layers":[4,{"units":1}]}"#,
      ], ["dataset.shape=[2,4,4]", layers(#"{"kind":"conv2d","channels":3}"#)]
    ) { base, changed in
      try expect(weightShape(base) == [4, 32] && weightShape(changed) == [3, 2, 3, 3])
      try expect(base.column("coordinates.train") == changed.column("coordinates.train"))
      try expect(#require(changed.data().tensors["inputs.train"]).shape.dropFirst() == [2, 4, 4])
      // Each channel is standardised as a whole.
      try expect(#require(changed.data().tensors["inputs.mean"]).shape == [2])
      for values in try channels(changed.rows()) {
        #expect(isClose(mean(values), 0) && isClose(deviation(values), 1))
      }
    },
    ConfigEffect(
      "inputs.mean",
      [pixels, layers(#"{"kind":"conv2d","channels":1}"#), "inputs.standardize=true"],
      ["inputs.mean=[1,-2]", "inputs.deviation=[1,1]"]
    ) { _, changed in
      let (taken, raw) = (
        try channels(changed.rows()), try channels(changed.rows(of: "coordinates.train"))
      )
      #expect(taken[0] == raw[0].map { $0 - 1 } && taken[1] == raw[1].map { $0 + 2 })
    },
    ConfigEffect(
      "inputs.deviation",
      [pixels, layers(#"{"kind":"conv2d","channels":1}"#), "inputs.standardize=true"],
      ["inputs.mean=[0,0]", "inputs.deviation=[2,8]"]
    ) { _, changed in
      let (taken, raw) = (
        try channels(changed.rows()), try channels(changed.rows(of: "coordinates.train"))
      )
      #expect(taken[0] == raw[0].map { $0 / 2 } && taken[1] == raw[1].map { $0 / 8 })
    },
    ConfigEffect(
      "network.layers[].channels", [pixels, layers(#"{"kind":"conv2d","channels":1}"#)],
      ["network.layers[0].channels=5"]
    ) { base, changed in
      try expect(weightShape(base) == [1, 2, 3, 3] && weightShape(changed) == [5, 2, 3, 3])
      try expect(units(base) == 4 && units(changed) == 20)
    },
    ConfigEffect(
      "network.layers[].kernel", [pixels, layers(#"{"kind":"conv2d","channels":1}"#)],
      ["network.layers[0].kernel=[1,2]"]
    ) { _, changed in
      try expect(weightShape(changed) == [1, 2, 1, 2] && units(changed) == 12)
    },
    ConfigEffect(
      "network.layers[].kernel", [pixels, layers(#"{"kind":"maxPool"}"#)],
      ["network.layers[0].kernel=4"]
    ) { base, changed in
      try expect(units(base) == 8 && units(changed) == 2)
      let (four, one) = (
        try base.values("activations.0.a"), try changed.values("activations.0.a")
      )
      // The largest of an image is the largest of its quarters.
      let largest = stride(from: 0, to: four.count, by: 4).map { four[$0..<$0 + 4].max() ?? 0 }
      #expect(largest == one)
    },
    ConfigEffect(
      "network.layers[].stride", [pixels, layers(#"{"kind":"averagePool"}"#)],
      ["network.layers[0].stride=1"]
    ) { base, changed in
      try expect(units(base) == 8 && units(changed) == 18)
      let (some, all) = (
        try base.values("activations.0.a"), try changed.values("activations.0.a")
      )
      // Every second of every second row of nine.
      #expect(some == chosen(all, [0, 2, 6, 8, 9, 11, 15, 17], of: 18))
    },
    ConfigEffect(
      "network.layers[].padding", [pixels, layers(#"{"kind":"conv2d","channels":1}"#)],
      ["network.layers[0].padding=same"]
    ) { base, changed in
      try expect(units(base) == 4 && units(changed) == 16)
      let (inner, all) = (
        try base.values("activations.0.z"), try changed.values("activations.0.z")
      )
      #expect(inner == chosen(all, [5, 6, 9, 10], of: 16))
    },
    ConfigEffect(
      "network.layers[].dilation", [pixels, layers(#"{"kind":"conv2d","channels":1,"kernel":2}"#)],
      ["network.layers[0].dilation=3"]
    ) { base, changed in try expect(units(base) == 9 && units(changed) == 1) },
    ConfigEffect(
      "network.layers[].groups", [pixels, layers(#"{"kind":"conv2d","channels":4}"#)],
      ["network.layers[0].groups=2"]
    ) { base, changed in
      try expect(weightShape(base) == [4, 2, 3, 3] && weightShape(changed) == [4, 1, 3, 3])
    },
    ConfigEffect(
      "network.layers[].ceilMode", [pixels, layers(#"{"kind":"maxPool","kernel":3}"#)],
      ["network.layers[0].ceilMode=true"]
    ) { base, changed in try expect(units(base) == 2 && units(changed) == 8) },
    ConfigEffect(
      "network.layers[].countPadding",
      [pixels, layers(#"{"kind":"averagePool","kernel":2,"padding":1}"#)],
      ["network.layers[0].countPadding=false"]
    ) { base, changed in
      let (quarter, whole) = (
        try base.values("activations.0.a"), try changed.values("activations.0.a")
      )
      // The corner's window sees one pixel and three zeros.
      #expect(quarter.contains { $0 != 0 })
      let corners = (chosen(quarter, [0], of: 9).map { $0 * 4 }, chosen(whole, [0], of: 9))
      #expect(areClose(corners.0, corners.1))
    },
    ConfigEffect(
      "network.layers[].spatial",
      [pixels, layers(#"{"kind":"dropout","rate":0.5}"#), "training.epochs=1"],
      ["network.layers[0].spatial=true"]
    ) { base, changed in
      try expect(base.values("layers.2.weight") == changed.values("layers.2.weight"))
      try expect(base.values("layers.2.weight", at: 1) != changed.values("layers.2.weight", at: 1))
    },
  ]

  static let slopes: [ConfigEffect] = [
    ConfigEffect(
      "network.layers[].start", [pixels, layers(#"{"kind":"prelu"}"#)],
      ["network.layers[0].start=-2"]
    ) { base, changed in
      for (run, start) in [(base, 0.25), (changed, -2)] {
        try expect(run.values("layers.0.weight") == [start, start])
      }
    },
    block("start", #"{"kind":"prelu"}"#, #"{"kind":"prelu","start":-2}"#),
  ]

  /// A key of a block's layer, and the layer without it and with it.
  private static func block(_ key: String, _ plain: String, _ changed: String) -> ConfigEffect {
    func network(_ layer: String) -> String {
      layers(#"{"kind":"residual","layers":[\#(layer)]}"#)
    }
    return ConfigEffect(
      "network.layers[].layers[].\(key)", [pixels, network(plain)], [network(changed)]
    ) {
      base, changed in
      // Their outputs differ, or their parameters do: those of the dense layer last.
      let (a, b) = (
        try base.values("layers.2.weight", at: 5), try changed.values("layers.2.weight", at: 5)
      )
      #expect(a != b)
    }
  }

  private static func convolution(_ members: String) -> String {
    #"{"kind":"conv2d","channels":2,"padding":1,\#(members)}"#
  }

  static let blocks: [ConfigEffect] = [
    ConfigEffect(
      "network.layers[].layers", [pixels, layers(#"{"kind":"conv2d","channels":2,"padding":1}"#)],
      [layers(#"{"kind":"residual","layers":[{"kind":"conv2d","channels":2,"padding":1}]}"#)]
    ) { base, changed in
      try expect(base.values("layers.0.weight") == changed.values("layers.0.layers.0.weight"))
      let (block, sum) = (try base.values("activations.0.z"), try changed.values("activations.0.z"))
      let inputs = try changed.rows().flatMap { $0 }
      let sums = block.indices.map { block[$0] + inputs[$0] }
      #expect(areClose(sums, sum, within: 1e-6))
    },
    ConfigEffect(
      "network.layers[].layers[].units",
      [pixels, layers(#""flatten",{"kind":"residual","layers":[4]}"#)],
      ["network.layers[1].layers[0].units=5"]
    ) { base, changed in
      try expect(base.values("layers.1.layers.0.weight").count == 4 * 32)
      try expect(changed.values("layers.1.layers.0.weight").count == 5 * 32)
      try expect(changed.values("layers.1.shortcut.weight").count == 5 * 32)
    },
    block("activation", convolution(#""activation":"tanh""#), convolution(#""activation":"relu""#)),
    block(
      "alpha", convolution(#""activation":"elu""#), convolution(#""activation":"elu","alpha":3"#)),
    block("bias", convolution(#""bias":true"#), convolution(#""bias":false"#)),
    block("initializer", convolution(#""bias":true"#), convolution(#""initializer":"zeros""#)),
    block(
      "initializer.standardDeviation", convolution(#""initializer":"normal""#),
      convolution(#""initializer":{"kind":"normal","standardDeviation":0.5}"#)),
    block(
      "initializer.limit", convolution(#""initializer":"uniform""#),
      convolution(#""initializer":{"kind":"uniform","limit":0.5}"#)),
    block("trainable", convolution(#""bias":true"#), convolution(#""trainable":false"#)),
    block("channels", convolution(#""bias":true"#), #"{"kind":"conv2d","channels":3,"padding":1}"#),
    block("kernel", convolution(#""bias":true"#), #"{"kind":"conv2d","channels":2,"kernel":1}"#),
    block("stride", convolution(#""bias":true"#), convolution(#""stride":2"#)),
    block(
      "padding", convolution(#""bias":true"#),
      #"{"kind":"conv2d","channels":2,"padding":2,"dilation":2}"#),
    block(
      "dilation", convolution(#""bias":true"#),
      #"{"kind":"conv2d","channels":2,"padding":3,"dilation":3}"#),
    block("groups", convolution(#""groups":1"#), convolution(#""groups":2"#)),
    block(
      "ceilMode", #"{"kind":"maxPool","kernel":3,"stride":2}"#,
      #"{"kind":"maxPool","kernel":3,"stride":2,"ceilMode":true}"#),
    block(
      "countPadding", #"{"kind":"averagePool","kernel":3,"stride":1,"padding":1}"#,
      #"{"kind":"averagePool","kernel":3,"stride":1,"padding":1,"countPadding":false}"#),
    block("rate", #"{"kind":"dropout","rate":0.1}"#, #"{"kind":"dropout","rate":0.7}"#),
    block(
      "spatial", #"{"kind":"dropout","rate":0.5}"#, #"{"kind":"dropout","rate":0.5,"spatial":true}"#
    ),
    ConfigEffect(
      "network.layers[].layers[].momentum",
      [pixels, layers(#"{"kind":"residual","layers":["batchNormalization"]}"#)],
      ["network.layers[0].layers[0].momentum=1"]
    ) { base, changed in
      let name = "layers.0.layers.0.running_mean"
      let (tenth, whole) = (try base.values(name, at: 1), try changed.values(name, at: 1))
      #expect(areClose(tenth.map { $0 * 10 }, whole))
    },
    block(
      "epsilon", #"{"kind":"layerNormalization"}"#, #"{"kind":"layerNormalization","epsilon":1}"#),
  ]
}
