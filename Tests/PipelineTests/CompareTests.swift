import Foundation
import JSON
import Schemas
import Testing

@testable import Experiments
@testable import Pipeline

/// Run folders drawn together.
struct CompareTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func train(_ name: String, _ settings: String..., output: String = "runs") throws {
    let config = try workspace.write(Workspace.config(epochs: 20, every: 5))
    var request = workspace.request(config, output: output)
    request.overrides = try (["figures=[]"] + settings).map { try ConfigOverride($0) }
    request.name = name
    try Job.run(request)
  }

  private func compare(
    _ folders: [String], _ members: (String, JSONTree)..., file: String = "a.csv"
  ) throws {
    var request = CompareRequest(
      folders: folders.map { "\(workspace.path)/\($0)" },
      comparisons: try ComparisonList(
        [("kind", .string("summary")), ("file", .string(file))] + members, path: "test"),
      output: "\(workspace.path)/out")
    request.isQuiet = true
    try CompareJob.run(request)
  }

  private func lines(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: "\(workspace.path)/\(name)", encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
  }

  /// The table's numbers are those of metrics.csv.
  @Test func aTableHasTheNumbersOfMetrics() throws {
    try train("slow", "training.optimizer.learningRate=0.01")
    try train("fast", "training.optimizer.learningRate=2")
    try compare(["runs/slow", "runs/fast"], ("part", .string("test")))
    let table = try lines("out/a.csv")
    #expect(table.count == 3)
    #expect(table[0].prefix(2) == ["learning rate", "final test loss"])
    for (row, name) in zip(table.dropFirst(), ["slow", "fast"]) {
      let metrics = try lines("runs/\(name)/metrics.csv")
      let column = try #require(metrics[0].firstIndex(of: "testLoss"))
      #expect(row[1] == metrics[metrics.count - 1][column])
    }
    #expect(table.dropFirst().map { $0[0] } == ["0.01", "2"])
  }

  /// A vertical bar would end a cell of Markdown, and a percent sign a line of LaTeX.
  @Test func tablesAreEscaped() throws {
    try train("a|b_c")
    try train(
      "d", "dataset={\"kind\":\"circles\",\"samples\":80}", "network.layers=[2,1]",
      "training.batchSize=10", "training.optimizer=sgd", "training.epochs=10", "seed=4")
    try Data("{}".utf8).write(
      to: URL(fileURLWithPath: "\(workspace.path)/runs/d/config.json"))
    try compare(["runs/a|b_c", "runs/d"], file: "a.md")
    try compare(["runs/a|b_c", "runs/d"], file: "a.tex")
    let markdown = try String(contentsOfFile: "\(workspace.path)/out/a.md", encoding: .utf8)
    #expect(markdown.contains(#"| a\|b\_c |"#), "\(markdown)")
    let rows = markdown.split(separator: "\n").map { line in
      line.replacingOccurrences(of: #"\|"#, with: "").count { $0 == "|" }
    }
    #expect(Set(rows).count == 1)
    let latex = try String(contentsOfFile: "\(workspace.path)/out/a.tex", encoding: .utf8)
    #expect(latex.contains(#"a|b\_c"#) && latex.contains(#"95 \%"#))
    #expect(!latex.replacingOccurrences(of: #"\%"#, with: "").dropFirst().contains("%"))
  }

  @Test func aBrokenFolderIsLeftOut() throws {
    try train("good")
    try train("bad")
    let snapshot = "\(workspace.path)/runs/bad/data.safetensors"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: snapshot))
    let sources = ["good", "bad", "none"].map {
      ComparedRuns.Source(folder: .init("\(workspace.path)/runs/\($0)"))
    }
    let runs = try ComparedRuns(
      sources, needsNetworks: false, jobs: 2, progress: .init(.quiet))
    #expect(runs.names == ["good"] && runs.notes.count == 2)
    #expect(runs.notes[0].contains("runs/bad/data.safetensors"))
    #expect(runs.notes[1].contains("runs/none: no such folder"))
    #expect(throws: (any Error).self) {
      try ComparedRuns(
        Array(sources.dropFirst()), needsNetworks: false, jobs: 2, progress: .init(.quiet))
    }
  }

  /// The last parts of paths, as many as tell two apart.
  @Test func runsOfOneNameHaveTheirParents() {
    let names = ComparedRuns.names(["/x/a/run", "/x/b/run", "/x/other"].map { .init($0) })
    #expect(names == ["a/run", "b/run", "other"])
  }

  /// However many threads read and draw, the bytes are the same.
  @Test func threadsDoNotMatter() throws {
    try train("a")
    try train("b", "seed=7")
    var bytes: [Data] = []
    for jobs in [1, 3] {
      var request = CompareRequest(
        folders: ["a", "b"].map { "\(workspace.path)/runs/\($0)" },
        comparisons: try ComparisonList(
          [
            ("kind", .string("decisionBoundary")), ("file", .string("a.gif")),
            ("size", .string("320x240")),
          ], path: "test"), output: "\(workspace.path)/out-\(jobs)")
      request.jobs = jobs
      request.isQuiet = true
      try CompareJob.run(request)
      bytes.append(try Data(contentsOf: URL(fileURLWithPath: request.output + "/a.gif")))
    }
    #expect(bytes[0] == bytes[1])
  }

  /// What is wrong is said before anything is written.
  @Test func anErrorNamesTheComparison() throws {
    try train("a")
    do {
      try compare(["runs/a"], ("runs", .array([.string("b")])))
      Issue.record("there is no run b")
    } catch {
      #expect(
        "\(error)"
          == "test: compare[0] (a.csv): no run is named \"b\" (did you mean \"a\"?); there are a")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/out/a.csv"))
  }

  /// A run's own folder says nothing of what it is compared in.
  @Test func aSingleRunIgnoresComparisons() throws {
    try train("a")
    try train("b", #"compare=["overlay.png"]"#)
    let (a, b) = (try workspace.contents("runs/a"), try workspace.contents("runs/b"))
    #expect(Set(a.keys) == Set(b.keys))
    for (name, data) in a where name != "config.json" { #expect(b[name] == data, "\(name)") }
  }
}
