import Foundation
import Snapshots
import Testing

@testable import Experiments
@testable import Pipeline
@testable import Schemas

/// Every key of a config, taken through a run to its decoded files, changes what it promises.
struct ConfigEffectTests {
  /// Keys without an effect of their own, and why.
  private static let exempt = [
    "$schema": "the program ignores it; the tests of configs read it"
  ]

  @Test(arguments: ConfigEffect.all)
  func theKeyChangesWhatItPromises(effect: ConfigEffect) throws { try effect.check() }

  /// A new key needs an effect. An object is shown by its own keys.
  @Test func everyKeyHasAnEffect() {
    let keys = Experiment.shape.paths()
    let shown = Set(ConfigEffect.all.map(\.key))
    let missing = keys.filter { key in
      !shown.contains(key) && Self.exempt[key] == nil
        && !keys.contains { $0.hasPrefix(key + ".") || $0.hasPrefix(key + "[]") }
    }
    #expect(missing.isEmpty, "\(missing)")
    let unknown = shown.union(Self.exempt.keys).subtracting(keys)
    #expect(unknown.isEmpty, "\(unknown)")
  }

  /// The report's rows carry the part's own numbers of the run's last line, training first.
  @Test func theReportHasTheNumbersOfMetrics() throws {
    let workspace = try Workspace()
    let config = try workspace.write(
      Workspace.config().replacingOccurrences(
        of: #""noise": 0.1"#, with: #""noise": 0.4, "validationFraction": 0.2"#))
    var request = workspace.request(config)
    request.only = []
    try Job.run(request)
    let folder = RunFolder("\(workspace.path)/out/small")
    let lines = try String(contentsOfFile: folder.metrics, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let last = Dictionary(uniqueKeysWithValues: zip(lines[0], try #require(lines.last)))
    let records = try folder.recordedPositions().map { try folder.load($0) }
    let table = JobSummary.table(
      records: records, files: [], framesFolder: nil, seconds: 1, stages: "")
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let first = try #require(rows.firstIndex { $0.first == "epoch" })
    #expect(rows[first].prefix(4) == ["epoch", "60", "loss", "accuracy"])
    let parts = [
      ("train", "loss"), ("validation", "validationLoss"), ("test", "testLoss"),
    ]
    var losses: Set<String> = []
    for (index, (title, column)) in parts.enumerated() {
      let row = rows[first + 1 + index]
      let loss = try #require(last[column].flatMap { Double($0) })
      #expect(row[0] == title)
      #expect(row[1] == String(format: "%.4f", loss))
      losses.insert(row[1])
    }
    #expect(losses.count == 3)
  }
}
