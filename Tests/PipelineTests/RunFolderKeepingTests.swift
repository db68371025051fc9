import Files
import Foundation
import Snapshots
import Testing

@testable import Pipeline

/// What later renders keep of earlier ones, and what they clear away.
struct RunFolderKeepingTests {
  private let workspace: Workspace
  private let folder: RunFolder

  init() throws {
    workspace = try Workspace()
    folder = RunFolder("\(workspace.path)/out/small")
  }

  private func record() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(try FileSystem.read(folder.run)))
    return try #require(value as? [String: Any])
  }

  private func seconds() throws -> Double? { try record()["trainingSeconds"] as? Double }

  private func change(_ text: (String) -> String) throws {
    let record = String(decoding: try FileSystem.read(folder.run), as: UTF8.self)
    try WholeFile.write(Array(text(record).utf8), to: folder.run)
  }

  private func frames(_ figure: String) -> Int {
    FileSystem.names(in: folder.frames(of: figure)).count
  }

  /// A film alone, so that the file system tells what becomes of it.
  private static func config(_ file: String, epochs: Int = 60, seed: Int = 42) -> String {
    """
    { "seed": \(seed), "dataset": { "kind": "moons", "samples": 100 }, "training": { "epochs": \(epochs) },
      "snapshots": { "every": 20 },
      "poster": "first", "figures": [ { "kind": "hiddenLines", "file": "\(file)", "width": 240, "height": 180 } ] }
    """
  }

  @Test func theRecordIsRenewedAndTheTrueTimeSurvives() throws {
    let config = try workspace.write(Self.config("a.gif"))
    try Job.run(workspace.request(config))
    // As if training had taken long.
    let times = String(decoding: try FileSystem.read(folder.times), as: UTF8.self)
    #expect(times.split(separator: "\n").count == 5 && times.hasPrefix("epoch,batch,seconds\n0,0,"))
    try WholeFile.write(
      Array("epoch,batch,seconds\n0,0,10\n20,0,20.5\n40,0,31\n60,0,41.25\n60,0,9".utf8),
      to: folder.times)
    for damage in ["{", "", #"{ "trainingSeconds": "no" }"#, #"{ "configHash": 3 }"#, "[]"] {
      try change { _ in damage }
      try Job.run(workspace.request(config))
      #expect(try seconds() == 41.25)
      #expect((try record()["final"] as? [String: Any])?["loss"] is Double)
    }
    FileSystem.remove(folder.run)
    try Job.run(workspace.request(config))
    #expect(try seconds() == 41.25)
    // What is written down in run.json holds when the times are lost.
    FileSystem.remove(folder.times)
    try Job.run(workspace.request(config))
    #expect(try seconds() == 41.25)
    FileSystem.remove(folder.run)
    try Job.run(workspace.request(config))
    #expect(try record()["trainingSeconds"] is NSNull)
  }

  @Test func aResumedTrainingAddsUp() throws {
    let config = try workspace.write(Self.config("a.gif"))
    try Job.run(workspace.request(config))
    try WholeFile.write(
      Array("epoch,batch,seconds\n0,0,10\n20,0,20.5\n40,0,31\n60,0,41.25\n".utf8), to: folder.times)
    for epoch in [40, 60] { FileSystem.remove(folder.snapshot(SnapshotPosition(epoch: epoch))) }
    try Job.run(workspace.request(config))
    let resumed = try #require(try seconds())
    #expect(resumed > 20.5 && resumed < 30)
    #expect(
      TrainingTimes(of: folder).seconds[SnapshotPosition(epoch: 40)].map { $0 > 20.5 } == true)
    #expect(TrainingTimes(of: folder).seconds.count == 4)
    // Another training starts from 0.
    var again = workspace.request(config)
    again.retrains = true
    try Job.run(again)
    #expect(try #require(try seconds()) < 10)
  }

  @Test func theRecordIsWrittenLastEachTime() throws {
    let config = try workspace.write(Self.config("a.gif"))
    func age(_ path: String) throws -> Date {
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(facts[.modificationDate] as? Date)
    }
    for _ in 0..<2 {
      try Job.run(workspace.request(config))
      let end = try age(folder.run)
      for name in try workspace.contents("out").keys {
        #expect(try age("\(workspace.path)/out/\(name)") <= end, "\(name)")
      }
      let past = Date(timeIntervalSinceNow: -1000)
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder.run)
    }
    try Job.run(workspace.request(config))
    #expect(try age(folder.run) > Date(timeIntervalSinceNow: -500))
  }

  @Test func noOlderFramesStandBesideANewFilm() throws {
    try workspace.write(Self.config("a.gif"))
    var request = workspace.request("\(workspace.path)/small.json")
    try Job.run(request)
    let own = ["7.png", "000002.jpg", "mine.png"]
    for name in own { try workspace.write("mine", to: "out/small/frames/a/\(name)") }
    #expect(frames("a") == 4 + own.count)
    request.writesFrames = false
    // The same film: its frames are still right.
    try Job.run(request)
    #expect(frames("a") == 4 + own.count)
    // As many frames of another training.
    try workspace.write(Self.config("a.gif", seed: 7))
    try Job.run(request)
    #expect(FileSystem.names(in: folder.frames(of: "a")) == own.sorted())
    request.writesFrames = true
    try Job.run(request)
    #expect(frames("a") == 4 + own.count)
    try workspace.write(Self.config("a.gif", epochs: 40))
    try Job.run(request)
    #expect(frames("a") == 3 + own.count)
  }

  @Test func onlyOurFilesOfOtherFiguresArePruned() throws {
    func names() -> [String] {
      FileSystem.names(in: folder.path).filter { $0.hasSuffix(".gif") || $0.hasSuffix(".png") }
    }
    let config = try workspace.write(Self.config("old.gif"))
    var request = workspace.request(config)
    try Job.run(request)
    try workspace.write(Self.config("old.png"))
    try Job.run(request)
    try workspace.write(Self.config("edited.gif"))
    try Job.run(request)
    try workspace.write(Self.config("new.gif"))
    // The user's own: a film of another name, and one in the place of ours.
    try workspace.write("mine", to: "out/small/mine.gif")
    try workspace.write("mine", to: "out/small/edited.gif")
    try workspace.write("mine", to: "out/small/frames/old/note.png")
    try Job.run(request)
    #expect(names() == ["edited.gif", "mine.gif", "new.gif", "old.gif", "old.png"])
    request.prunes = true
    try Job.run(request)
    #expect(names() == ["edited.gif", "mine.gif", "new.gif"])
    #expect(FileSystem.names(in: folder.frames(of: "old")) == ["note.png"])
    #expect(frames("new") == 4)
    let outputs = try #require(try record()["outputs"] as? [[String: Any]])
    #expect(outputs.map { $0["file"] as? String } == ["new.gif"])
  }

  /// The numbers beside a landscape go with it, and stay as long as it does; a table of the user's is none of ours.
  @Test func tablesGoWithTheirFigure() throws {
    func config(_ file: String) -> String {
      """
      { "dataset": "moons", "network": { "layers": [2, 1] }, "training": { "epochs": 2 },
        "figures": [ { "kind": "lossLandscape", "file": "\(file)", "gridPoints": 11 } ] }
      """
    }
    func tables() -> [String] {
      FileSystem.names(in: folder.path).filter { $0.hasSuffix(".csv") }.filter {
        !["metrics.csv", "epochs.csv", "layers.csv", "times.csv"].contains($0)
      }.sorted()
    }
    var request = workspace.request(try workspace.write(config("a.png")))
    request.prunes = true
    try Job.run(request)
    try workspace.write("mine", to: "out/small/mine.csv")
    try Job.run(request)
    #expect(tables() == ["a.csv", "mine.csv"])
    try workspace.write(config("b.png"))
    try Job.run(request)
    #expect(tables() == ["b.csv", "mine.csv"])
    try workspace.write("mine", to: "out/small/b.csv")
    try workspace.write(config("c.png"))
    try Job.run(request)
    #expect(tables() == ["b.csv", "c.csv", "mine.csv"])
  }

  /// A picture needs no frames, a film whose name differs by its ending alone does.
  @Test func framesGoWithTheLastFilmOfTheirName() throws {
    let file = try workspace.write(Self.config("a.gif"))
    var request = workspace.request(file)
    request.prunes = true
    try Job.run(request)
    try workspace.write(Self.config("a.GIF"))
    try Job.run(request)
    #expect(!FileSystem.isFile(folder.output("a.gif")) && FileSystem.isFile(folder.output("a.GIF")))
    #expect(frames("a") == 4)
    try workspace.write(Self.config("a.png"))
    try Job.run(request)
    #expect(!FileSystem.isFile(folder.output("a.GIF")) && FileSystem.isFile(folder.output("a.png")))
    #expect(!FileSystem.isFolder(folder.frames(of: "a")))
  }

  /// Without run.json films are known by the comment that every one has.
  @Test func ourFilmsAreKnownWithoutTheRecord() throws {
    let config = try workspace.write(Self.config("old.gif"))
    var request = workspace.request(config)
    try Job.run(request)
    FileSystem.remove(folder.run)
    try workspace.write(Self.config("new.gif"))
    try workspace.write("GIF89a mine, made of a netlapse film", to: "out/small/mine.gif")
    request.prunes = true
    try Job.run(request)
    #expect(
      !FileSystem.isFile(folder.output("old.gif")) && FileSystem.isFile(folder.output("mine.gif")))
    #expect(!FileSystem.isFolder(folder.frames(of: "old")))
  }

  /// A figure that is not drawn after another training is told, in the record by the training that it shows.
  @Test func figuresOfAnEarlierTrainingAreKnown() throws {
    func config(_ epochs: Int) -> String {
      Self.config("a.gif", epochs: epochs).replacingOccurrences(
        of: #""figures": ["#,
        with:
          #""figures": [ { "kind": "decisionBoundary", "file": "b.png", "width": 240, "height": 180 },"#
      )
    }
    let file = try workspace.write(config(60))
    var request = workspace.request(file)
    try Job.run(request)
    request.only = ["a"]
    try workspace.write(config(40))
    try Job.run(request)
    let hash = try #require(try record()["configHash"] as? String)
    var outputs = OutputRecords(RunRecord(of: folder), in: folder)
    #expect(outputs.behind(hash, of: ["a.gif", "b.png"]).map(\.file) == ["b.png"])
    #expect(outputs.behind(hash, of: ["a.gif"]).isEmpty)
    request.only = nil
    try Job.run(request)
    outputs = OutputRecords(RunRecord(of: folder), in: folder)
    #expect(outputs.behind(hash, of: ["a.gif", "b.png"]).isEmpty)
    // Unknown trainings are nobody's.
    try change { $0.replacingOccurrences(of: hash, with: "") }
    outputs = OutputRecords(RunRecord(of: folder), in: folder)
    #expect(outputs.behind(hash, of: ["a.gif", "b.png"]).isEmpty && outputs.entries.count == 2)
  }

  /// A record that leads out of the folder is not followed.
  @Test func onlyFilesOfTheFolderArePruned() throws {
    let config = try workspace.write(Self.config("a.gif"))
    var request = workspace.request(config)
    try Job.run(request)
    try workspace.write("mine", to: "mine.gif")
    try change {
      $0.replacingOccurrences(
        of: #""outputs": ["#,
        with:
          #""outputs": [ { "file": "../../mine.gif", "bytes": 4, "hash": "\#(Hash.fnv1a(Array("mine".utf8)))", "frames": 0 },"#
      )
    }
    #expect(RunRecord(of: folder).outputs?.count == 1)
    request.prunes = true
    try Job.run(request)
    #expect(FileSystem.isFile("\(workspace.path)/mine.gif"))
  }
}
