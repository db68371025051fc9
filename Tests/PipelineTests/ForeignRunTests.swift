import CLibrary
import Files
import Foundation
import Learning
import Progress
import Snapshots
import TestSupport
import Testing

@testable import Pipeline

/// Run folders that another program wrote.
struct ForeignRunTests {
  private let workspace: Workspace
  private let folder: RunFolder

  init() throws {
    workspace = try Workspace()
    folder = RunFolder("\(workspace.path)/run")
    try folder.prepare()
  }

  private func read() throws -> FolderRun { try FolderRun(folder, progress: Progress(.quiet)) }

  private func write(_ tensors: [String: Tensor], _ metadata: [String: String] = [:]) throws {
    try WholeFile.write(
      TensorFile(tensors: tensors, metadata: metadata).encoded, to: folder.data)
  }

  private func write(
    _ name: String, _ tensors: [String: Tensor], _ metadata: [String: String] = [:]
  ) throws {
    try WholeFile.write(
      TensorFile(tensors: tensors, metadata: metadata).encoded,
      to: "\(folder.snapshots)/\(name).safetensors")
  }

  private static let points: [String: Tensor] = [
    "inputs": Tensor([1, 0, -1, 0, 2, 0, -3, 0] as [Double], shape: [4, 2]),
    "labels": Tensor([1, 0, 0, 0], shape: [4]),
  ]
  private static let line: [String: Tensor] = [
    "fc.weight": Tensor([1, 0] as [Float], shape: [1, 2]),
    "fc.bias": Tensor([0] as [Float], shape: [1]),
  ]

  /// A fixture of NumPy's, with NumPy's own measures.
  @Test func metricsAreThoseOfNumPy() throws {
    let fixtures = try #require(Bundle.module.resourcePath) + "/Fixtures"
    let run = try FolderRun(RunFolder(fixtures + "/rings"), progress: Progress(.quiet))
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: fixtures + "/rings.json")))
    let expected = try #require(json as? [String: [String: [String: Double]]])
    #expect(run.run.moments.map(\.time.epoch) == [0, 50, 100, 150, 200])
    #expect(run.run.featureNames == ["east", "north"])
    #expect(run.run.classNames == ["inner", "middle", "outer"])
    #expect(run.run.training.inputs.count == 90 && run.run.test.inputs.count == 30)
    #expect(run.config == nil)
    for moment in run.run.moments {
      let measures = try #require(expected["\(Int(moment.time.epoch))"])
      for (part, own) in [("train", Metric.Part.training), ("test", .test)] {
        for metric in [Metric.loss, .accuracy] {
          let name = metric.name
          let value = try #require(moment.metrics[metric.key(own)])
          let truth = try #require(measures[part]?[name])
          #expect(isClose(value, truth, within: 1e-6), "\(part) \(name) at \(moment.time.epoch)")
        }
      }
    }
    var request = DrawRequest(folder: fixtures + "/rings")
    request.output = "\(workspace.path)/drawn"
    request.only = ["decisionBoundary", "learningCurves"]
    request.isQuiet = true
    try DrawJob.run(request)
    let drawn = Set(try workspace.contents("drawn").keys)
    #expect(drawn.contains("decision_boundary.png"))
    // One for each snapshot, after a poster or not.
    #expect((5...6).contains(drawn.filter { $0.hasPrefix("frames/learning_curves/") }.count))
  }

  /// The output w·x of one sigmoid: the loss is the mean of log(1 + exp(∓x)).
  @Test func logisticRegressionByHand() throws {
    try write(Self.points)
    try write("a", Self.line, ["epoch": "12"])
    let record = try #require(try read().records.first)
    // log(1 + e⁻¹) twice, log(1 + e²) and log(1 + e⁻³).
    let loss = (2 * 0.313261687518223 + 2.126928011042973 + 0.048587351573742) / 4
    #expect(isClose(try #require(record.metrics["loss"]), loss, within: 1e-6))
    #expect(record.metrics["accuracy"] == 0.75)
    #expect(record.position == SnapshotPosition(epoch: 12))
    #expect(record.metrics["testLoss"] == nil)
  }

  /// 2 tanh(x) + 1 against numbers, without a bias in the hidden layer.
  @Test func regressionByHand() throws {
    try write([
      "inputs.train": Tensor([0, 1] as [Float], shape: [2, 1]),
      "targets.train": Tensor([2, 2] as [Float], shape: [2, 1]),
      "inputs.test": Tensor([0, 1] as [Float], shape: [2, 1]),
      "targets.test": Tensor([0, 4] as [Float], shape: [2]),
    ])
    try write(
      "step3",
      [
        "a.weight": Tensor([1] as [Float], shape: [1, 1]),
        "b.weight": Tensor([2] as [Double], shape: [1, 1]),
        "b.bias": Tensor([1] as [Double], shape: [1]),
      ])
    let metrics = try #require(try read().records.first).metrics
    let second = 2 * tanh(1.0) + 1
    #expect(
      isClose(try #require(metrics["loss"]), (1 + (second - 2) * (second - 2)) / 2, within: 1e-6))
    let squares = 1 + (second - 4) * (second - 4)
    #expect(isClose(try #require(metrics["testRSquared"]), 1 - squares / 8, within: 1e-6))
  }

  /// The order of time is that of metadata or of names, whatever the order of files.
  @Test func snapshotsAreInOrder() throws {
    try write(Self.points)
    for name in ["step_10", "step_9", "run2-epoch1000", "step_100"] { try write(name, Self.line) }
    try write("z", Self.line, ["epoch": "0"])
    #expect(try read().run.moments.map(\.time.epoch) == [0, 9, 10, 100, 1000])
  }

  @Test(arguments: [("relu", 2.0), ("ReLU", 2), ("leaky_relu", 2), (nil, tanh(2.0))])
  func hiddenActivation(name: String?, value: Double) throws {
    var tensors = Self.points
    tensors["inputs"] = Tensor([2] as [Double], shape: [1, 1])
    tensors["labels"] = nil
    tensors["targets"] = Tensor([0] as [Double], shape: [1])
    try write(tensors)
    let one = Tensor([1] as [Float], shape: [1, 1])
    try write(
      "e1", ["1.weight": one, "2.weight": one], name.map { ["activation": $0] } ?? [:])
    let loss = try #require(try read().records.first?.metrics["loss"])
    #expect(isClose(loss, value * value, within: 1e-6))
  }

  /// Batch normalisation by its running statistics: (x − 1) / 2, and a config that says the activation.
  @Test func layersOfAConfig() throws {
    var tensors = Self.points
    tensors["inputs"] = Tensor([5] as [Double], shape: [1, 1])
    tensors["labels"] = nil
    tensors["targets"] = Tensor([0] as [Double], shape: [1])
    try write(tensors)
    let one = Tensor([1] as [Float], shape: [1])
    try write(
      "e1",
      [
        "l1.weight": Tensor([1] as [Float], shape: [1, 1]), "l2.weight": one,
        "l2.bias": Tensor([0] as [Float], shape: [1]), "l2.running_mean": one,
        "l2.running_var": Tensor([4] as [Float], shape: [1]),
        "l3.weight": Tensor([1] as [Float], shape: [1, 1]),
      ])
    let guessed = try #require(try read().records.first?.metrics["loss"])
    #expect(isClose(guessed, pow(tanh(2), 2), within: 1e-4))
    try workspace.write(
      """
      { "network": [ { "units": 1, "activation": "linear", "bias": false },
                     { "kind": "batchNormalization", "activation": "linear" },
                     { "units": 1, "bias": false } ], "figures": [] }
      """, to: "run/config.json")
    let said = try #require(try read().records.first?.metrics["loss"])
    #expect(isClose(said, 4, within: 1e-4))
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    var data: [String: Tensor]? = ForeignRunTests.points
    var metadata: [String: String] = [:]
    var snapshots: [String: [String: Tensor]] = ["e1": ForeignRunTests.line]
    var config: String?
    let message: String
    var status: Int32 = 65
    var testDescription: String { message }
  }

  private static func with(_ name: String, _ tensor: Tensor?) -> [String: Tensor] {
    var tensors = points
    tensors[name] = tensor
    return tensors
  }

  private static func line(_ name: String, _ tensor: Tensor?) -> [String: [String: Tensor]] {
    var tensors = line
    tensors[name] = tensor
    return ["e1": tensors]
  }

  static let faults: [Fault] = [
    Fault(
      data: nil, message: "/data.safetensors: no such file; a run folder needs one", status: 66),
    Fault(snapshots: [:], message: "/snapshots: there is no .safetensors file", status: 66),
    Fault(
      data: with("inputs", nil), message: "/data.safetensors: it has no training samples; "),
    Fault(
      data: with("labels", nil),
      message: "/data.safetensors: it has no targets.train, which says what is to be learnt of"),
    Fault(
      data: with("labels", Tensor([0, 1], shape: [2])),
      message: "/data.safetensors: labels has shape [2]; it must be [4], one a row of inputs"),
    Fault(
      data: with("labels", Tensor([0, 1, 0.5, 1], shape: [4])),
      message: "/data.safetensors: labels holds 0.5, and classes are whole numbers from 0"),
    Fault(
      data: with("inputs", Tensor([0, 1, .nan, 1] as [Float], shape: [4, 1])),
      message: "/data.safetensors: inputs holds a number that is not finite"),
    Fault(
      data: with("inputs", Tensor([0, 1, 0, 1] as [Float], shape: [4])),
      message: "/data.safetensors: inputs has shape [4]; it must be [samples, features]"),
    Fault(
      data: with("inputs.deviation", Tensor([1, 1] as [Float], shape: [2])).merging([
        "inputs.mean": Tensor([1, 1] as [Float], shape: [2])
      ]) { $1 }, message: "/data.safetensors: it has no coordinates.train"),
    Fault(
      metadata: ["classes": "one"],
      message: "/data.safetensors: its labels go up to 1, and its metadata name 1 classes"),
    Fault(
      snapshots: ["final": line], message: "/snapshots/final.safetensors: neither its metadata nor"
    ),
    Fault(
      snapshots: ["a1": line, "b1": line],
      message: "/snapshots/b1.safetensors: it is of epoch 1, and so is "),
    Fault(
      snapshots: line("fc.weight", nil),
      message: "/snapshots/e1.safetensors: it has no tensor \"….weight\" of shape [units, inputs]"),
    Fault(
      snapshots: line("fc.weight", Tensor([1, 2, 3] as [Float], shape: [1, 3])),
      message: "/snapshots/e1.safetensors: tensor \"fc.weight\" has shape [1, 3], and 2 numbers"),
    Fault(
      snapshots: line("fc.bias", Tensor([1, 2, 3] as [Float], shape: [3])),
      message: "/snapshots/e1.safetensors: tensor \"fc.bias\" has shape [3] and the network makes"),
    Fault(
      snapshots: line("fc.weight", Tensor([1, .nan] as [Float], shape: [1, 2])),
      message:
        "/snapshots/e1.safetensors: tensor \"fc.weight\" holds a number that is not finite; remove it"
    ),
    Fault(
      snapshots: ["e1": line, "e2": [:]],
      message: "/snapshots/e2.safetensors: it has no tensor \"fc.weight\"; remove it, or write"),
    Fault(
      data: with("labels", Tensor([0, 1, 2, 1], shape: [4])),
      message: "/snapshots/e1.safetensors: the network has 1 output, and data.safetensors has 3"),
    Fault(
      config: #"{ "network": [ 3, 1 ] }"#,
      message: "/snapshots/e1.safetensors: it has the layers fc, and "),
    Fault(
      config: #"{ "figures": [ { "kind": "hiddenLines" } ] }"#,
      message: "/config.json: figures[0].kind: \"hiddenLines\" needs a hidden layer, and this"),
    Fault(
      config: #"{ "figures": [ { "kind": "fit" } ] }"#,
      message: "/config.json: figures[0].kind: \"fit\" shows predicted numbers, and this data"),
    Fault(config: #"{ "figurs": [] }"#, message: "/config.json: figurs: unknown key"),
  ]

  /// One sentence that names the file, an exit code, and nothing written.
  @Test(arguments: faults) func faultsAreSentences(fault: Fault) throws {
    if let data = fault.data { try write(data, fault.metadata) }
    for (name, tensors) in fault.snapshots { try write(name, tensors) }
    if let config = fault.config { try workspace.write(config, to: "run/config.json") }
    let before = try workspace.contents("run")
    var request = DrawRequest(folder: folder.path)
    request.isQuiet = true
    let error = #expect(throws: (any Error).self) { try DrawJob.run(request) }
    let text = "\(try #require(error))"
    #expect(text.hasPrefix(folder.path + fault.message) && !text.contains("\n"), "\(text)")
    #expect(ExitStatus.of(try #require(error)) == fault.status)
    #expect(try workspace.contents("run") == before)
  }

  @Test func anotherVersionIsNamed() throws {
    try write(Self.points)
    try write("e1", Self.line)
    try workspace.write(#"{ "futureKey": 1 }"#, to: "run/config.json")
    try workspace.write(#"{ "netlapse": "99.0" }"#, to: "run/run.json")
    let error = #expect(throws: RunReaderError.self) { try read() }
    let text = "\(try #require(error))"
    #expect(text.contains("run/config.json: futureKey: unknown key"))
    #expect(text.contains("made by version 99.0, and this is \(Version.current)"))
  }

  @Test func snapshotsOfTwoTrainings() throws {
    try write(Self.points)
    try write("e1", Self.line, ["configHash": "a"])
    try write("e2", Self.line, ["configHash": "b"])
    let error = #expect(throws: RunReaderError.self) { try read() }
    #expect("\(try #require(error))".contains("e2.safetensors: it is of another training than "))
  }

  @Test func noFolder() throws {
    let path = "\(workspace.path)/nothing"
    let error = #expect(throws: RunReaderError.self) {
      try FolderRun(RunFolder(path), progress: Progress(.quiet))
    }
    #expect("\(try #require(error))" == "\(path): no such folder; give the folder of a run")
    #expect(ExitStatus.of(try #require(error)) == 66)
  }

  /// Whatever bytes a folder's files have, it is drawn or an error says which file is wrong.
  @Test(.timeLimit(.minutes(1)), arguments: 0..<4 as Range<UInt64>)
  func damage(seed: UInt64) throws {
    try write(Self.points, ["features": "a\nb", "classes": "c\nd"])
    try write("e1", Self.line, ["epoch": "1"])
    let paths = [folder.data, "\(folder.snapshots)/e1.safetensors"]
    let whole = try paths.map { try FileSystem.read($0) }
    var generator = SplitMix(seed: seed)
    for _ in 0..<150 {
      let index = Int.random(in: 0...1, using: &generator)
      var bytes = whole[index]
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes.removeSubrange(start...)
      default: bytes[start] = UInt8.random(in: 32..<127, using: &generator)
      }
      try WholeFile.write(bytes, to: paths[index])
      do { _ = try read() } catch {
        #expect(ExitStatus.of(error) == 65 && "\(error)".contains(folder.path), "\(error)")
      }
      try WholeFile.write(whole[index], to: paths[index])
    }
  }
}
