import CLibrary
import Files
import Foundation
import GIF
import Snapshots
import Testing

@testable import Pipeline

struct JobTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test func aRunLeavesEveryFileOfItsFolder() throws {
    let config = try workspace.write(Workspace.config())
    try Job.run(workspace.request(config))
    let files = Set(try workspace.contents("out").keys)
    for file in ["config.json", "metrics.csv", "data.safetensors"] {
      #expect(files.contains("small/" + file))
    }
    for epoch in [0, 20, 40, 60] {
      #expect(
        files.contains("small/snapshots/epoch-0000\(epoch < 10 ? "0" : "")\(epoch).safetensors"))
    }
    let frames = ["hidden": 4, "activations": 5, "boundary": 4, "space": 4]
    for (name, count) in frames {
      let gif = try Data(
        contentsOf: URL(fileURLWithPath: "\(workspace.path)/out/small/\(name).gif"))
      let film = try GIF.decode([UInt8](gif))
      #expect(film.width == 320 && film.height == 240 && film.damage == nil)
      #expect(files.filter { $0.hasPrefix("small/frames/\(name)/") }.count == count)
    }
    #expect(!files.contains { $0.hasSuffix(".part") })
  }

  /// A limit that the film meets by a lower fidelity, and one for which it must be smaller.
  @Test(arguments: [30_000, 4000]) func filmsStayBelowALimit(limit: Int) throws {
    let config = try workspace.write(
      Workspace.config().replacingOccurrences(
        of: #""file": "space.gif","#, with: #""file": "space.gif", "maxBytes": \#(limit),"#))
    try Job.run(workspace.request(config))
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: "\(workspace.path)/out/small/space.gif"))
    let film = try GIF.decode([UInt8](bytes))
    #expect(bytes.count <= limit && film.damage == nil)
    #expect((film.width < 320) == (limit == 4000))
    // Frames keep their size.
    let frame = "\(workspace.path)/out/small/frames/space/000001.png"
    let size = try Data(contentsOf: URL(fileURLWithPath: frame))[16..<24]
    #expect([UInt8](size) == [0, 0, 1, 64, 0, 0, 0, 240])
  }

  @Test func theSameBytesHoweverManyThreads() throws {
    let config = try workspace.write(Workspace.config())
    try Job.run(workspace.request(config, output: "one", jobs: 1))
    try Job.run(workspace.request(config, output: "five", jobs: 5))
    #expect(try workspace.contents("one") == workspace.contents("five"))
  }

  /// Training is not done again: a mark in the snapshots survives; with `retrains` it does not.
  @Test func aTrainedRunIsOnlyDrawnAgain() throws {
    let config = try workspace.write(Workspace.config())
    let request = workspace.request(config)
    try Job.run(request)
    let folder = RunFolder("\(workspace.path)/out/small")
    var marked = try folder.load(SnapshotPosition(epoch: 60))
    marked.metrics["loss"] = 123
    try WholeFile.write(marked.encoded, to: folder.snapshot(SnapshotPosition(epoch: 60)))
    try FileManager.default.removeItem(atPath: folder.output("hidden.gif"))
    try Job.run(request)
    #expect(try folder.load(SnapshotPosition(epoch: 60)).metrics["loss"] == 123)
    #expect(FileSystem.isFile(folder.output("hidden.gif")))
    var again = request
    again.retrains = true
    try Job.run(again)
    #expect(try folder.load(SnapshotPosition(epoch: 60)).metrics["loss"] != 123)
  }

  /// What a killed run leaves is snapshots up to some epoch and an unfinished file.
  @Test(arguments: [0, 20, 40])
  func anInterruptedRunEndsWithTheSameBytes(epoch: Int) throws {
    let config = try workspace.write(Workspace.config())
    try Job.run(workspace.request(config, output: "whole"))
    try Job.run(workspace.request(config, output: "cut"))
    let folder = RunFolder("\(workspace.path)/cut/small")
    for later in folder.recordedPositions() where later.epoch > epoch {
      FileSystem.remove(folder.snapshot(later))
    }
    let unfinished = folder.snapshots + "/.netlapse-4711.part"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: unfinished))
    try Job.run(workspace.request(config, output: "cut"))
    #expect(try workspace.contents("whole") == workspace.contents("cut"))
  }

  @Test func anotherTrainingReplacesTheOldOne() throws {
    try workspace.write(Workspace.config(), to: "small.json")
    let config = "\(workspace.path)/small.json"
    try Job.run(workspace.request(config))
    try workspace.write(Workspace.config(epochs: 40, learningRate: 0.25), to: "small.json")
    try Job.run(workspace.request(config))
    try Job.run(workspace.request(config, output: "fresh"))
    let (old, fresh) = (try workspace.contents("out"), try workspace.contents("fresh"))
    #expect(old == fresh)
  }

  @Test func aRunThatDivergesKeepsAndDrawsWhatIsThere() throws {
    let config = try workspace.write(
      Workspace.config(epochs: 2000, every: 10, learningRate: 1000, activation: "relu"))
    let error = #expect(throws: JobError.self) { try Job.run(workspace.request(config)) }
    #expect("\(try #require(error))".contains("training diverged"))
    #expect("\(try #require(error))".contains("after epoch "))
    #expect(ExitStatus.of(try #require(error)) == 65)
    #expect(FileSystem.isFile("\(workspace.path)/out/small/hidden.gif"))
    let record = try FileSystem.read("\(workspace.path)/out/small/run.json")
    #expect(String(decoding: record, as: UTF8.self).contains("\"divergedAt\": "))
  }

  @Test func onlyDrawsWhatItNames() throws {
    let config = try workspace.write(Workspace.config())
    var request = workspace.request(config)
    request.only = ["boundary.png", "hiddenSpace"]
    request.writesFrames = false
    try Job.run(request)
    let pictures = try workspace.contents("out").keys.filter {
      $0.hasSuffix(".gif") || $0.hasSuffix(".png")
    }
    #expect(Set(pictures) == ["small/boundary.png", "small/space.gif"])
    request.only = ["hiden.gif"]
    #expect(throws: JobError.self) { try Job.run(request) }
  }

  /// A film drawn shorter than before has no frames of the longer one beside it.
  @Test func framesOfALongerFilmGo() throws {
    try workspace.write(Workspace.config(samples: 9))
    try Job.run(workspace.request("\(workspace.path)/small.json"))
    try workspace.write(Workspace.config(samples: 2))
    try Job.run(workspace.request("\(workspace.path)/small.json"))
    #expect(
      try workspace.contents("out").keys.filter { $0.contains("frames/activations/") }.count == 2)
  }
}
