import CLibrary
import Experiments
import Files
import Foundation
import Schemas
import Snapshots
import Testing

@testable import Pipeline

struct SweepJobTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func config(_ keys: String, epochs: Int = 12) -> String {
    """
    { "dataset": { "kind": "moons", "samples": 60, "noise": 0.1 },
      "network": { "layers": [ { "units": 3, "activation": "tanh" }, { "units": 1 } ] },
      "training": { "epochs": \(epochs), "optimizer": { "kind": "gradientDescent", "learningRate": 0.5 } },
      "snapshots": { "every": 3 }, \(keys) }
    """
  }

  private func render(
    _ keys: String, _ name: String = "sweep", output: String = "out", jobs: Int = 2,
    epochs: Int = 12,
    _ change: (inout RenderRequest) -> Void = { _ in }
  ) throws {
    let file = try workspace.write(config(keys, epochs: epochs), to: name + ".json")
    var request = workspace.request(file, output: output, jobs: jobs)
    change(&request)
    try Job.run(request)
  }

  private func runs(_ output: String = "out") -> [String] {
    FileSystem.names(in: "\(workspace.path)/\(output)/runs")
  }

  /// What training wrote of each run, as bytes.
  private func trained(_ output: String = "out") throws -> [String: Data] {
    try workspace.contents(output).filter { $0.key.hasPrefix("runs/") }
  }

  private static let seeds = #""sweep": { "network.seed": [1, 2, 3] }"#

  @Test func everyRunIsTrainedAsByItself() throws {
    try render(Self.seeds)
    #expect(runs().count == 3)
    let alone = try workspace.write(config(#""figures": []"#), to: "alone.json")
    var request = workspace.request(alone, output: "alone")
    request.overrides = [try ConfigOverride("network.seed=2")]
    try Job.run(request)
    for file in ["data.safetensors", "metrics.csv", "snapshots/epoch-000012.safetensors"] {
      #expect(
        try FileSystem.read("\(workspace.path)/out/sweep/seed2/\(file)")
          == FileSystem.read("\(workspace.path)/alone/alone/\(file)"))
    }
  }

  @Test func onlyWhatIsMissingIsTrained() throws {
    try render(Self.seeds)
    // A mark that training would remove.
    let mark = "\(workspace.path)/out/sweep/seed2/metrics.csv"
    try "mark".write(toFile: mark, atomically: false, encoding: .utf8)
    try render(#""sweep": { "network.seed": [2, 3, 4] }"#)
    #expect(try String(contentsOfFile: mark, encoding: .utf8) == "mark")
    #expect(runs().count == 4)
    #expect(
      FileSystem.names(in: "\(workspace.path)/out/sweep") == [
        "loss.gif", "seed2", "seed3", "seed4", "summary.md", "summary.png", "sweep.json",
      ])
    // Another sweep has it too, and has other names for it.
    try render(
      #""sweep": { "network.seed": [2], "training.optimizer.learningRate": [0.5, 0.25] }"#, "other")
    #expect(runs().count == 5)
    #expect(
      try String(
        contentsOfFile: "\(workspace.path)/out/other/lr0.5/metrics.csv", encoding: .utf8) == "mark")
    try render(Self.seeds) { $0.retrains = true }
    #expect(
      try String(
        contentsOfFile: mark.replacing("sweep/seed2", with: "other/lr0.5"), encoding: .utf8)
        != "mark")
  }

  @Test func theSameBytesHoweverManyAtATime() throws {
    let keys =
      #""sweep": { "training.optimizer.learningRate": [0.01, 0.1, 0.3, 1, 3, 10] }, "search": { "keep": 0.5, "every": 3 }"#
    try render(keys, output: "one", jobs: 1)
    try render(keys, output: "five", jobs: 5)
    #expect(try trained("one") == trained("five"))
    #expect(
      try FileSystem.read("\(workspace.path)/one/sweep/sweep.json")
        == FileSystem.read("\(workspace.path)/five/sweep/sweep.json"))
  }

  /// The loss of samples that were not learnt from comes first; without one the training loss counts, and what is no number is the
  /// worst.
  @Test func runsAreRankedByTheirValidationLoss() {
    #expect(SuccessiveHalving.rankingLoss(["loss": 0.125, "validationLoss": 3]) == 3)
    #expect(SuccessiveHalving.rankingLoss(["loss": 0.125]) == 0.125)
    #expect(SuccessiveHalving.rankingLoss(["loss": 1, "validationLoss": .nan]) == .infinity)
    #expect(SuccessiveHalving.rankingLoss([:]) == .infinity)
  }

  /// A run that was dropped and is wanted after all goes on where it was, to the very bytes of one that never paused.
  @Test func aDroppedRunGoesOnWhereItStopped() throws {
    let rates = #""sweep": { "training.optimizer.learningRate": [0.01, 0.1] }"#
    try render(rates + #", "search": { "keep": 0.5, "every": 3 }"#)
    let slow = "\(workspace.path)/out/sweep/lr0.01"
    #expect(RunRecord(of: RunFolder(slow)).epochs == 3)
    try render(rates)
    #expect(RunRecord(of: RunFolder(slow)).epochs == 12)
    try render(rates, output: "straight")
    #expect(try trained() == trained("straight"))
  }

  @Test func aRunThatFailsDoesNotKeepTheOthers() throws {
    let error = #expect(throws: SweepError.self) {
      try render(
        #""sweep": { "training.optimizer.learningRate": [0.01, 1000, 0.02], "dataset.kind": ["sine"] }"#,
        epochs: 300)
    }
    let found = try #require(error)
    #expect(found.exitStatus == ExitStatus.badData)
    #expect("\(found)".contains("1 of 3 runs is not trained to the end"))
    let folders = FileSystem.names(in: "\(workspace.path)/out/sweep").filter { $0.hasPrefix("lr") }
      .map { RunRecord(of: RunFolder("\(workspace.path)/out/sweep/\($0)")) }
    #expect(folders.filter { $0.epochs == 300 && $0.divergedAt == nil }.count == 2)
    #expect(folders.filter { $0.divergedAt != nil }.count == 1)
    let index = try String(
      contentsOfFile: "\(workspace.path)/out/sweep/sweep.json", encoding: .utf8)
    #expect(index.contains(#""state": "diverged""#))
  }

  @Test func aRunThatAnotherIsAtIsLeftToIt() throws {
    try render(Self.seeds)
    let folder = RunFolder("\(workspace.path)/out/sweep/seed1")
    let lock = try folder.lock()
    FileSystem.remove(folder.run)
    let error = #expect(throws: SweepError.self) { try render(Self.seeds) }
    #expect(error?.exitStatus == ExitStatus.tryAgain)
    _ = consume lock
    try render(Self.seeds)
  }

  @Test func oneRunCanBeNamed() throws {
    try render(Self.seeds) {
      $0.trainsOnly = true
      $0.runs = ["seed3"]
    }
    #expect(runs().count == 1)
    #expect(RunRecord(of: RunFolder("\(workspace.path)/out/sweep/seed3")).epochs == 12)
    let error = #expect(throws: SweepError.self) { try render(Self.seeds) { $0.runs = ["sed3"] } }
    #expect(error.map { "\($0)".contains("(did you mean \"seed3\"") } == true)
    #expect(throws: SweepError.self) { try render(#""figures": []"#) { $0.runs = ["a"] } }
  }

  /// The folder of a sweep stands for its runs, by their names.
  @Test func aSweepIsComparedByItsFolder() throws {
    try render(
      #""runs": [ { "name": "few", "training.epochs": 3 }, { "name": "all", "network.initializer": "zeros" } ]"#
    )
    let output = "\(workspace.path)/table"
    let list = try ComparisonList(
      [("kind", .string("summary")), ("file", .string("a.csv"))], path: "test")
    var request = CompareRequest(
      folders: ["\(workspace.path)/out/sweep"], comparisons: list, output: output)
    request.isQuiet = true
    try CompareJob.run(request)
    let rows = try String(contentsOfFile: output + "/a.csv", encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 3 && rows[0].hasPrefix("run,"))
    #expect(rows[1].hasPrefix("few,") && rows[2].hasPrefix("all,"))
    try "{}".write(
      toFile: "\(workspace.path)/out/sweep/sweep.json", atomically: false, encoding: .utf8)
    let error = #expect(throws: SweepError.self) { try CompareJob.run(request) }
    #expect(error.map { "\($0)".contains("sweep.json: it does not list the runs") } == true)
  }

  /// What says that it is another run is not taken for this one.
  @Test func aFolderWithAnotherRunIsNotDone() throws {
    try render(Self.seeds)
    let folder = RunFolder("\(workspace.path)/out/sweep/seed2")
    let hash = try #require(RunRecord(of: folder).trainingHash)
    let other = try String(contentsOfFile: folder.run, encoding: .utf8)
      .replacing(hash, with: "0123456789abcdef")
    try other.write(toFile: folder.run, atomically: false, encoding: .utf8)
    try render(Self.seeds)
    #expect(RunRecord(of: folder).trainingHash == hash)
  }

  /// A plan's command finds its run by its place, and by its hash where the sweep has changed since.
  @Test func aPlannedRunIsFoundAfterTheSweepHasChanged() throws {
    func reference(_ keys: String, _ index: Int) throws -> String {
      let file = try workspace.write(config(keys), to: "sweep.json")
      guard case .sweep(let sweep) = try ExperimentFile.content(file) else { return "" }
      return sweep.runs[index].reference
    }
    let second = try reference(Self.seeds, 1)
    #expect(second.hasSuffix("@1"))
    func train(_ keys: String, _ reference: String, _ output: String) throws -> [String] {
      try render(keys, output: output) {
        $0.trainsOnly = true
        $0.runs = [reference]
      }
      return runs(output)
    }
    let hash = String(second.prefix { $0 != "@" })
    #expect(try train(Self.seeds, second, "same") == [hash])
    #expect(try train(#""sweep": { "network.seed": [7, 8, 9, 2] }"#, second, "changed") == [hash])
    #expect(throws: SweepError.self) {
      try train(#""sweep": { "network.seed": [7, 8] }"#, second, "gone")
    }
  }

  @Test func veryManyRunsMustBeMeant() throws {
    let error = #expect(throws: SweepError.self) {
      try render(
        #""sweep": { "seed": { "from": 1, "to": 1000, "count": 1000 }, "network.seed": [1, 2] }"#)
    }
    #expect(error.map { "\($0)".contains("2,000 runs; --yes") } == true)
    #expect(runs().isEmpty)
  }

  @Test func aFileInTheWayOfALinkIsKept() throws {
    try FileManager.default.createDirectory(
      atPath: "\(workspace.path)/out/sweep", withIntermediateDirectories: true)
    let file = "\(workspace.path)/out/sweep/seed2"
    try "mine".write(toFile: file, atomically: false, encoding: .utf8)
    #expect(throws: FileError.self) { try render(Self.seeds) }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }
}

/// The lessons that come with the program.
struct PresetSweepTests {
  private static let presets = Preset.all(in: Self.root + "configs").map(\.name)
  private static let root =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/"

  /// Their runs can be trained, and their comparisons have room and suit them.
  @Test func sweepsOfThePresetsArePlannedAndHaveRoom() throws {
    var count = 0
    for name in Self.presets {
      let content = try ExperimentFile.content("\(Self.root)configs/\(name).json")
      guard case .sweep(let sweep) = content else { continue }
      count += 1
      #expect(sweep.runs.count >= 3)
      #expect(Set(sweep.runs.map(\.name)).count == sweep.runs.count)
      #expect(sweep.comparisons.count >= 2)
      try RoomCheck.check(sweep.comparisons, of: sweep)
    }
    #expect(count >= 10)
  }
}
