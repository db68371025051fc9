import Foundation
import Pipeline
import Testing

@testable import render

/// `render predict`: its arguments, and what a user gets for every kind of mistake.
final class PredictCommandTests {
  private static let fixture =
    #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }
    + "/PipelineTests/Fixtures/classifier"
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws {
    try FileManager.default.copyItem(atPath: Self.fixture, toPath: folder)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func request(_ arguments: String...) throws -> PredictRequest {
    try PredictCommand.request(PredictCommand.parser.parse(arguments))
  }

  @Test func arguments() throws {
    let run = try request("a.png", "--run", "r", "b.jpg")
    #expect(run.source == .run("r") && run.images == ["a.png", "b.jpg"])
    #expect(run.top == 5 && !run.isJSON)
    let config = try request("-i", "a", "-c", "n", "-w", "w", "--top", "3", "--json", "-j", "2")
    #expect(config.source == .config("n", weights: "w") && config.images == ["a"])
    #expect(config.top == 3 && config.isJSON && config.jobs == 2)
    #expect(try request("a", "-c", "n").source == .config("n", weights: nil))
    #expect(try request("--weights", "w", "--image", "a").source == .weights("w"))
  }

  @Test func knownWeightsNeedNoConfig() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/configs/weights", withIntermediateDirectories: true)
    for name in ["net.json", "names.txt"] {
      try FileManager.default.moveItem(
        atPath: "\(folder)/\(name)", toPath: "\(folder)/configs/weights/\(name)")
    }
    try "{}".write(
      toFile: folder + "/configs/weights/another.json", atomically: true, encoding: .utf8)
    let result = try RenderProcess.run(
      ["predict", "--weights", "weights.safetensors", "--image", "wide.png", "-n", "1"], in: folder)
    #expect(result.output == "wide.png\n  lake  0.4762\n" && result.errors.isEmpty)
    #expect(result.status == 0)
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    /// In net.json: what is written instead of what.
    var change: (old: String, new: String)?
    /// The first line.
    let message: String
    let status: Int32

    var testDescription: String { message }
  }

  private static let net = ["wide.png", "-c", "net.json"]

  static let mistakes: [Mistake] = [
    Mistake(
      arguments: [],
      message: "IMAGE is missing, for example: render predict cat.jpg --run visualizations/shapes",
      status: 64),
    Mistake(
      arguments: ["wide.png"],
      message:
        "--run, --config or --weights is missing, for example: render predict cat.jpg --run visualizations/shapes",
      status: 64),
    Mistake(
      arguments: ["wide.png", "--run", "run", "-w", "weights.safetensors"],
      message: "--weights is for a network without --run", status: 64),
    Mistake(
      arguments: net + ["--top", "0"],
      message: #"--top: "0" is not a whole number from 1 to 1000"#, status: 64),
    Mistake(
      arguments: ["gone.png", "-c", "net.json"], message: "gone.png: no such file", status: 66),
    Mistake(
      arguments: ["wide.png", "names.txt", "-c", "net.json"],
      message: "names.txt: it is neither PNG nor JPEG", status: 65),
    Mistake(
      arguments: ["run", "-c", "net.json"], message: "run: cannot be read: it is a folder",
      status: 74),
    Mistake(
      arguments: ["wide.png", "-c", "gone/net.json"], message: "gone/net.json: no such config",
      status: 66),
    Mistake(
      arguments: net + ["-w", "gone.safetensors"], message: "gone.safetensors: no such file",
      status: 66),
    Mistake(
      arguments: net + ["-w", "run"], message: "run: cannot be read: it is a folder", status: 74),
    Mistake(
      arguments: net + ["-w", "names.txt"],
      message:
        "net.json: initial.from: names.txt: its header claims 7737584426823739752 bytes, and the file has 15",
      status: 65),
    Mistake(
      arguments: ["wide.png", "-w", "gone.safetensors"],
      message: "gone.safetensors: no such file", status: 66),
    Mistake(
      arguments: ["wide.png", "-w", "weights.safetensors"],
      message:
        "weights.safetensors: no config in configs/weights has a network of these weights; name one with --config",
      status: 65),
    Mistake(
      arguments: ["wide.png", "--run", "gone"],
      message: "gone: no such folder; give the folder of a run", status: 66),
    Mistake(
      arguments: net, change: (#""names.txt""#, #"["hill", "lake"]"#),
      message: "net.json: dataset.classNames: are 2, and the network has 3 outputs", status: 65),
    Mistake(
      arguments: net, change: (#""classNames": "names.txt""#, #""channels": 3"#),
      message:
        "net.json: dataset.classNames: is missing, and there is no folder of classes that says their names",
      status: 65),
    Mistake(
      arguments: net, change: (#""mean""#, #""features": ["x"], "mean""#),
      message: "net.json: inputs.features: are made of coordinates, and pictures have none",
      status: 65),
    Mistake(
      arguments: net,
      change: (#""inputs": {"#, #""inputs": { "standardize": true }, "compare": {"#),
      message:
        "net.json: inputs.mean: is missing; where no pictures are trained with there is nothing to measure it on: give it, or set inputs.standardize to false",
      status: 65),
    Mistake(
      arguments: net, change: (#""mean": ["#, #""mean": [ 0.1,"#),
      message:
        "net.json: inputs.mean: has 4 numbers; there must be 3, one a channel of the images",
      status: 65),
    Mistake(
      arguments: net, change: (#""units": 3"#, #""units": 4"#),
      message: "net.json: dataset.classNames: are 3, and the network has 4 outputs", status: 65),
    Mistake(
      arguments: net, change: (#""channels": 8"#, #""channels": 6"#),
      message:
        "net.json: initial: 6 of 27 parameters do not fit weights.safetensors, which has 34 tensors; all must be there, under these names or those that \"layers\" gives",
      status: 65),
    Mistake(
      arguments: net, change: (#""6": "classifier""#, #""6": "classifer""#),
      message:
        "net.json: initial: 2 of 27 parameters do not fit weights.safetensors, which has 34 tensors; all must be there, under these names or those that \"layers\" gives",
      status: 65),
    Mistake(
      arguments: net, change: (#""dataset": {"#, #""dataset": { "kind": "cifar" }, "compare": {"#),
      message:
        "net.json: dataset.kind: \"cifar\" does not say how large pictures are; \"images\" does, and so do run folders",
      status: 65),
  ]

  @Test(arguments: mistakes) func isOneSentenceAndAnExitCode(mistake: Mistake) throws {
    if let change = mistake.change {
      let text = try String(contentsOfFile: folder + "/net.json", encoding: .utf8)
      #expect(text.contains(change.old))
      try text.replacingOccurrences(of: change.old, with: change.new).write(
        toFile: folder + "/net.json", atomically: true, encoding: .utf8)
    }
    let result = try RenderProcess.run(["predict"] + mistake.arguments, in: folder)
    let first = result.errors.split(separator: "\n").first.map(String.init)
    #expect(first == "render: \(mistake.message)")
    #expect(result.output.isEmpty && result.status == mistake.status)
    // A table of parameters stands below its sentence.
    let isTable = mistake.message.contains("do not fit")
    #expect(
      result.errors.contains("\n  layers.0.weight [6, 3, 3, 3] from features.0.0.weight: fits\n")
        == isTable)
  }

  @Test func aRunOfNoPictures() throws {
    try #"{ "dataset": "moons", "training": { "epochs": 2 }, "figures": [] }"#.write(
      toFile: folder + "/m.json", atomically: true, encoding: .utf8)
    #expect(try RenderProcess.run(["m.json", "-q"], in: folder).status == 0)
    let result = try RenderProcess.run(
      ["predict", "wide.png", "--run", "visualizations/m"], in: folder)
    #expect(
      result.errors
        == "render: visualizations/m/data.safetensors: its samples are no pictures: images.train must be bytes, [samples, 1 or 3, height, width]\n"
    )
    #expect(result.status == 65 && result.output.isEmpty)
  }

  @Test func help() throws {
    let help = try RenderProcess.run(["predict", "--help"], in: folder)
    #expect(help.status == 0 && help.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
  }
}
