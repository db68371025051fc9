import Files
import Foundation
import Learning
import Schemas
import Testing

@testable import Experiments

/// Configs of tables of pixels and of the layers that take them.
struct ImageConfigTests {
  private func read(_ members: String, shape: String = "[1, 2, 3]") throws(ConfigError)
    -> Experiment
  {
    let folder = NSTemporaryDirectory() + "netlapse-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rows = (0..<20).map { "\($0),1,2,3,\($0 % 7),5,\($0 % 2)\n" }.joined()
    try? Data(rows.utf8).write(to: URL(fileURLWithPath: folder + "/pixels.csv"))
    let text = """
      { "dataset": { "kind": "csv", "file": "pixels.csv", "header": false, "shape": \(shape) }, \(members) "seed": 1 }
      """
    return try Experiment(Array(text.utf8), file: folder + "/c.json")
  }

  @Test func whatIsWrittenIsWhatIsRead() throws {
    let experiment = try read(
      """
      "network": { "layers": [
        { "kind": "conv2d", "channels": 4, "kernel": [1, 3], "padding": "same", "activation": "relu" },
        { "kind": "residual", "activation": "relu", "layers": [
          { "kind": "conv2d", "channels": 4, "kernel": 1, "stride": [2, 1], "groups": 2, "bias": false },
          "batchNormalization" ] },
        { "kind": "maxPool", "kernel": [1, 2], "ceilMode": true },
        { "kind": "averagePool", "kernel": 1, "countPadding": false },
        { "kind": "dropout", "spatial": true }, "flatten", { "units": 1 } ] },
      """)
    #expect(experiment.inputShape == [1, 2, 3])
    let outline = try experiment.network.outline(input: experiment.inputShape)
    #expect(
      outline.layers.map(\.outputShape) == [
        [4, 2, 3], [4, 1, 3], [4, 1, 2], [4, 1, 2], [4, 1, 2], [8], [1],
      ])
    // 4·1·1·3 + 4, 4·2·1·1 and 4 + 4 and a shortcut of 4·4, 8 + 1.
    #expect(outline.trainedCount == 16 + 8 + 8 + 16 + 9)
    let text = experiment.text
    #expect(text.contains(#""kernel": ["#) && text.contains(#""padding": "same""#))
  }

  /// A network that a config does not name takes the pixels one by one.
  @Test func theDefaultNetworkFlattens() throws {
    let layers = try read("").network.layers
    #expect(layers.first == .flatten && layers.count > 2)
  }

  @Test(arguments: [
    ("", "[1, 2, 2]", "dataset.shape: [1, 2, 2] is of 4 pixels, and the rows of "),
    ("", "[2, 3]", "dataset.shape: has 2 entries; it must have 3"),
    ("", "[1, 0, 3]", "dataset.shape[1]: expected a whole number from 1 to 65,536, found 0"),
    (
      #""network": { "layers": [ 3, 1 ] },"#, "[1, 2, 3]",
      "network.layers[0]: layer 0, dense, needs [features] and takes [1, 2, 3]; put a flatten before it"
    ),
    (
      #""network": { "layers": [ { "kind": "conv2d", "channels": 2 }, "flatten", 1 ] },"#,
      "[1, 2, 3]",
      "network.layers[0].kernel: layer 0, conv2d, has a kernel of 3×3, larger than the image of 2×3"
    ),
    (
      #""network": { "layers": [ { "kind": "conv2d", "channels": 2, "kernel": 1, "groups": 3 }, "flatten", 1 ] },"#,
      "[1, 2, 3]",
      "network.layers[0].groups: layer 0, conv2d, has 3 groups, which do not divide the 1 channels of [1, 2, 3]"
    ),
    (
      #""network": { "layers": [ { "kind": "conv2d" }, "flatten", 1 ] },"#, "[1, 2, 3]",
      "network.layers[0].channels: is missing"
    ),
    (
      #""network": { "layers": [ { "kind": "conv2d", "channels": 2, "padding": "full" }, "flatten", 1 ] },"#,
      "[1, 2, 3]",
      #"network.layers[0].padding: expected "same", "valid", a whole number or [height, width], found the string "full""#
    ),
    (
      #""network": { "layers": [ { "kind": "residual", "layers": [ { "kind": "conv2d", "channels": 2, "kernel": 3 } ] }, "flatten", 1 ] },"#,
      "[1, 2, 3]",
      "network.layers[0].layers[0].kernel: layer 0, residual, has the layer 0, conv2d, which has a kernel of 3×3, larger than the image of 2×3"
    ),
    (
      #""network": { "layers": [ { "kind": "residual", "layers": [ { "kind": "residual", "layers": [ 1 ] } ] }, "flatten", 1 ] },"#,
      "[1, 2, 3]", #"network.layers[0].layers[0].kind: "residual" is not one of dense"#
    ),
    (
      #""inputs": { "features": ["x"] },"#, "[1, 2, 3]",
      "inputs.features: are made of coordinates, and the samples are images of [1, 2, 3]"
    ),
    (
      #""figures": [ { "kind": "hiddenLines", "file": "a.gif" } ],"#, "[1, 2, 3]",
      #"figures[0].kind: "hiddenLines" draws networks of features, and this one takes images of [1, 2, 3]"#
    ),
    (
      #""figures": [ { "kind": "decisionBoundary", "file": "a.gif" } ],"#, "[1, 2, 3]",
      #"figures[0].kind: "decisionBoundary" draws networks of features, and this one takes images of [1, 2, 3]"#
    ),
    (
      #""figures": [ { "kind": "filters", "file": "a.gif" } ],"#, "[1, 2, 3]",
      #"figures[0].kind: "filters" needs a convolution, and this network has none"#
    ),
    (
      #""network": { "layers": [ { "kind": "conv2d", "channels": 2, "kernel": 1 }, "flatten", 1 ] }, "figures": [ { "kind": "filters", "file": "a.gif", "layer": 1 } ],"#,
      "[1, 2, 3]", "figures[0].layer: layer 1, flatten, is no convolution; those are 0"
    ),
    (
      #""figures": [ { "file": "a.gif", "panels": [ "samples", { "kind": "gradCam", "layer": 9 } ] } ], "network": { "layers": [ { "kind": "conv2d", "channels": 2, "kernel": 1 }, "flatten", 1 ] },"#,
      "[1, 2, 3]",
      "figures[0].panels[1].layer: 9 is out of range; there are 3 layers, from 0 to 2"
    ),
  ])
  func mistakes(members: String, shape: String, message: String) throws {
    let error = #expect(throws: ConfigError.self) { try read(members, shape: shape) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(": " + message), "\(text)")
  }
}
