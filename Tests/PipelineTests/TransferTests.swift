import Files
import Schemas
import Snapshots
import Testing

@testable import Pipeline

/// Weights that go from one run, or from a file, to another.
struct TransferTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private static func config(
    layers: String =
      #"{ "kind": "conv2d", "channels": 2, "activation": "relu" }, "batchNormalization""#,
    classes: Int, initial: String = ""
  ) -> String {
    """
    { "dataset": { "kind": "shapes", "samples": 40, "size": 12, "classes": \(classes) },
      "network": { "layers": [ \(layers), "flatten", \(max(classes, 2)) ] },
      "training": { "epochs": 2, "batchSize": 8, "optimizer": { "kind": "adam", "learningRate": 0.01 } },
      \(initial) "snapshots": { "every": 1 }, "figures": [] }
    """
  }

  private func run(_ config: String, _ name: String) throws -> RunFolder {
    var request = workspace.request(try workspace.write(config, to: "\(name).json"))
    request.name = name
    try Job.run(request)
    return RunFolder("\(workspace.path)/out/\(name)")
  }

  private func values(
    _ folder: RunFolder, at index: Int
  ) throws -> [String: [Double]] {
    let positions = folder.recordedPositions()
    let snapshot = try folder.load(positions[index < 0 ? positions.count + index : index])
    return snapshot.tensors.mapValues(\.doubles)
  }

  @Test func frozenLayersAreThoseOfTheOtherRunToTheEnd() throws {
    let first = try run(Self.config(classes: 3), "first")
    let initial = """
      "initial": { "from": "\(first.path)", "layers": [0, 1], "freeze": [0, 1] },
      """
    let second = try run(Self.config(classes: 4, initial: initial), "second")
    let (source, start, end) = (
      try values(first, at: -1), try values(second, at: 0), try values(second, at: -1)
    )
    for name in [
      "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
      "layers.1.running_mean", "layers.1.running_var",
    ] {
      #expect(start[name] == source[name] && end[name] == source[name], "\(name)")
    }
    #expect(start["layers.3.weight"] != end["layers.3.weight"])
  }

  @Test func aRunKnowsWhichWeightsItStartedFrom() throws {
    let first = try run(Self.config(classes: 3), "first")
    let initial = """
      "initial": { "from": "\(first.path)", "layers": [0, 1] },
      """
    let config = Self.config(classes: 4, initial: initial)
    let start = try values(try run(config, "second"), at: 0)
    // Trained otherwise, the first run has other weights, and the second is trained anew.
    _ = try run(Self.config(classes: 3).replacing("0.01", with: "0.05"), "first")
    #expect(
      try values(try run(config, "second"), at: 0)["layers.0.weight"] != start["layers.0.weight"])
  }

  private static let weight = Tensor([1.0, 2, 3, 4], shape: [2, 2])

  private func error(_ initial: String, tensors: [String: Tensor]) throws -> String {
    try workspace.write(TensorFile(tensors: tensors).encoded, to: "w.safetensors")
    let config = """
      { "dataset": "moons", "network": { "layers": [ 2, 1 ] }, "initial": \(initial), "figures": [] }
      """
    do {
      try Job.run(workspace.request(try workspace.write(config)))
      return "no error"
    } catch let error as ConfigError {
      return "\(error)"
    }
  }

  @Test func whatDoesNotFitIsShownAsATable() throws {
    let text = try error(
      #"{ "from": "w.safetensors" }"#,
      tensors: ["layers.0.weight": Self.weight, "layers.0.bias": Tensor([1.0], shape: [1])])
    #expect(text.contains("initial: 3 of 4 parameters do not fit"), "\(text)")
    #expect(text.contains("  layers.0.weight [2, 2] from layers.0.weight: fits\n"))
    #expect(text.contains("  layers.0.bias [2] from layers.0.bias: the file has [1]\n"))
    #expect(text.contains("  layers.1.weight [1, 2] from layers.1.weight: not in the file\n"))
  }

  /// The square root of such a variance is no number.
  @Test func runningVariancesBelowZeroAreNamed() throws {
    try workspace.write(
      TensorFile(tensors: ["layers.0.running_var": Tensor([1.0, -0.5], shape: [2])]).encoded,
      to: "w.safetensors")
    let config = """
      { "dataset": "moons", "network": ["batchNormalization", 2, 1], "figures": [],
        "initial": { "from": "w.safetensors", "strict": false } }
      """
    let error = #expect(throws: ConfigError.self) {
      try Job.run(workspace.request(try workspace.write(config)))
    }
    let text = error?.description ?? ""
    #expect(text.contains("w.safetensors: \"layers.0.running_var\" has variances below 0"))
  }

  @Test(arguments: [
    (#"{ "from": "none.safetensors" }"#, "initial.from: \"none.safetensors\" is no run folder"),
    (#"{ "from": "." }"#, "it has no snapshots; train that run first"),
    (
      #"{ "from": "w.safetensors", "layers": [0], "freeze": [7] }"#,
      "initial.freeze[0]: there is no layer 7; the network has 2"
    ),
    (
      #"{ "from": "w.safetensors", "learningRates": {"2": 1} }"#,
      "initial.learningRates.2: there is no layer 2"
    ),
    (#"{ "from": "w.safetensors", "learningRates": {"a": 1} }"#, "expected a layer's index"),
    (
      #"{ "from": "w.safetensors", "layers": {"5": "x"} }"#,
      "\"layers.5\" is no layer with parameters; there are \"layers.0\", \"layers.1\""
    ),
    (
      #"{ "from": "w.safetensors", "layers": {"0": 3} }"#,
      "expected the beginning of names in the file, found 3"
    ),
    (
      #"{ "from": "w.safetensors", "layers": [0], "strict": false }"#,
      "\"layers.0.bias\" has numbers that are not finite"
    ),
    (#"{ "layers": [0] }"#, "initial.from: is missing"),
    (
      #"{ "from": "w.safetensors", "layers": [0, 1, 0] }"#,
      "initial.layers[2]: 0 is there twice"
    ),
    (
      #"{ "from": "w.safetensors", "layers": {"0": "a", "layers.0": "b"} }"#,
      "initial.layers.layers.0: is there twice"
    ),
    (
      #"{ "from": "w.safetensors", "freeze": [0], "learningRates": {"0": 1} }"#,
      "initial.learningRates.0: layer 0, dense, is frozen"
    ),
  ])
  func wrongOptionsAreNamed(_ initial: String, _ message: String) throws {
    let text = try error(
      initial,
      tensors: [
        "layers.0.weight": Self.weight, "layers.0.bias": Tensor([.nan, 1.0], shape: [2]),
      ])
    #expect(text.contains(message), "\(text)")
  }
}
