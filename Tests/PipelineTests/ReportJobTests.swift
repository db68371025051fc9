import CLibrary
import Files
import Foundation
import JSON
import Report
import Testing

@testable import Pipeline

struct ReportJobTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func path(_ name: String) -> String { "\(workspace.path)/\(name)" }

  /// A folder with tables alone, as a run leaves them whose snapshots were not kept.
  private func write(
    _ name: String, metrics: String, epochs: String? = nil, config: String? = nil,
    run: String? = nil
  ) throws {
    try FileSystem.makeFolder(path(name))
    let files = [
      ("metrics.csv", metrics), ("epochs.csv", epochs), ("config.json", config), ("run.json", run),
    ]
    for (file, text) in files {
      if let text { try WholeFile.write(Array(text.utf8), to: path("\(name)/\(file)")) }
    }
  }

  private let table = "epoch,batch,loss,testLoss\n0,0,0.75,0.5\n10,0,0.25,\n"

  private func page(_ names: String...) throws -> ReportPage {
    var request = ReportRequest(folders: names.map(path))
    request.isQuiet = true
    return try ReportJob.page(request)
  }

  private func message(_ names: String..., output: String = "r.html") -> (
    text: String, status: Int32
  )? {
    var request = ReportRequest(folders: names.map(path))
    request.output = path(output)
    request.isQuiet = true
    do { try ReportJob.run(request) } catch {
      return ("\(error)".replacing(workspace.path, with: ""), ExitStatus.of(error))
    }
    return nil
  }

  @Test func tablesBecomeMetricsAndCurves() throws {
    try write(
      "a", metrics: table, epochs: "epoch,loss\n5,0.5\n10,0.375\n",
      config: "{ \"description\": \"why\", \"seed\": 3 }", run: "{ \"divergedAt\": 11 }")
    let page = try page("a")
    #expect(page.title == "a" && page.description == "why" && page.settings.isEmpty)
    #expect(page.metrics.map(\.title) == ["Training loss", "Test loss"])
    let run = page.runs[0]
    #expect(run.name == "a" && run.note == "diverged in epoch 11" && run.moments == [0, 10])
    #expect(run.values[0] == [0.75, 0.25] && run.values[1][0] == 0.5 && run.values[1][1].isNaN)
    // Before the first epoch there is only the recorded moment.
    #expect(run.curves[0].map(\.x) == [0, 5, 10] && run.curves[0].map(\.y) == [0.75, 0.5, 0.375])
    #expect(run.curves[1].map(\.x) == [0, 10])
    #expect(page.config == "{ \"description\": \"why\", \"seed\": 3 }\n")
  }

  @Test func whatDiffersIsFound() throws {
    for (name, rate, units) in [("a", "0.1", "[3, 1]"), ("b", "0.01", "[3, 3, 1]")] {
      try write(
        name, metrics: table,
        config: """
          { "description": "\(name)", "network": { "layers": \(units), "seed": 1 },
            "training": { "epochs": 10, "optimizer": { "kind": "adam", "learningRate": \(rate) } } }
          """)
    }
    let page = try page("a", "b")
    #expect(page.title == "Comparison of 2 runs" && page.description.isEmpty)
    #expect(page.settings.map(\.keyPath) == ["network.layers", "training.optimizer.learningRate"])
    #expect(page.settings.map(\.values) == [["3-1", "3-3-1"], ["0.1", "0.01"]])
    let common = try JSONParser.parse(Array(page.config.utf8))
    #expect(common["network"]?["seed"]?.integer == 1 && common["network"]?["layers"] == nil)
    let optimizer = common["training"]?["optimizer"]
    #expect(optimizer?["kind"]?.string == "adam" && optimizer?["learningRate"] == nil)
    #expect(common["description"] == nil)
  }

  @Test func brokenFoldersAreLeftOut() throws {
    try write("good", metrics: table)
    try write("cut", metrics: "epoch,batch,loss\n0,0\n")
    try write("word", metrics: "epoch,batch,loss\n0,0,high\n")
    try write("empty", metrics: "epoch,batch,loss\n")
    try write("falling", metrics: "epoch,batch,loss\n5,0,1\n4,0,1\n")
    try write("json", metrics: table, config: "{")
    try FileSystem.makeFolder(path("none"))
    let page = try page("good", "cut", "word", "empty", "falling", "json", "none", "gone")
    #expect(page.runs.map(\.name) == ["good"])
    let expected = [
      "/cut/metrics.csv:2: it has 2 cells, and there are 3 columns",
      "/word/metrics.csv:2: \"high\" is not a number",
      "/empty/metrics.csv:1: there is no row below it",
      "/falling/metrics.csv:3: epochs must be numbers that rise",
      "/json/config.json: not JSON: ", "/none/data.safetensors: no such file",
      "/gone: no such folder",
    ]
    #expect(page.problems.count == expected.count)
    for (problem, start) in zip(page.problems, expected) {
      #expect(problem.replacing(workspace.path, with: "").hasPrefix(start))
    }
  }

  @Test func errorsAndTheirStatus() throws {
    try write("good", metrics: table)
    try write("cut", metrics: "epoch,loss\n0\n")
    #expect(message("good") == nil)
    #expect(message("good") == nil)
    let gone = message("gone")
    #expect(
      gone?.status == ExitStatus.noInput && gone?.text.hasPrefix("/gone: no such folder") == true)
    #expect(message("cut")?.status == ExitStatus.badData)
    let none = message("cut", "gone")
    #expect(none?.text == "none of the 2 folders has a run that can be read")
    #expect(none?.status == ExitStatus.badData)
    for (name, text) in [("notes.html", "<!doctype html>\n<p>mine"), ("empty.html", "")] {
      try WholeFile.write(Array(text.utf8), to: path(name))
      let refused = message("good", output: name)
      #expect(refused?.status == ExitStatus.cannotCreate)
      #expect(refused?.text.hasPrefix("/\(name): this file is no report of netlapse") == true)
      #expect(try FileSystem.read(path(name)) == Array(text.utf8))
    }
    #expect(message("good", output: "good")?.status == ExitStatus.cannotCreate)
    #expect(message("good", output: "gone/r.html")?.status == ExitStatus.cannotCreate)
  }

  @Test func foldersOfOneName() throws {
    try write("x/run", metrics: table)
    try write("y/run", metrics: table)
    let page = try page("x/run", "y/run", "x/../x/run")
    #expect(page.runs.map(\.name) == [path("x/run"), path("y/run")])
  }

  /// A trained run with its films: tables, or snapshots alone, and the same bytes twice.
  @Test func trainedRun() throws {
    try Job.run(workspace.request(try workspace.write(Workspace.config())))
    let whole = try page("out/small")
    #expect(
      whole.runs[0].films.map(\.name) == [
        "hidden.gif", "activations.gif", "boundary.gif", "space.gif",
      ])
    #expect(whole.runs[0].films.allSatisfy { $0.altText.hasPrefix("Film of small: ") })
    #expect(try page("out/small").html == whole.html)
    FileSystem.remove(path("out/small/metrics.csv"))
    let measured = try page("out/small")
    #expect(measured.runs[0].moments == whole.runs[0].moments)
    #expect(measured.metrics == whole.metrics)
    #expect(measured.runs[0].values == whole.runs[0].values)
  }

  /// Within epochs, moments are shares of them: 160 training samples in batches of 16 are ten steps.
  @Test func momentsWithinEpochs() throws {
    try Job.run(
      workspace.request(
        try workspace.write(
          """
          { "dataset": { "kind": "moons", "samples": 200, "testFraction": 0.2 },
            "training": { "epochs": 2, "batchSize": 16, "optimizer": "sgd" },
            "snapshots": { "kind": "everySteps", "every": 4 }, "figures": [] }
          """)))
    #expect(try page("out/small").runs[0].moments == [0, 0.4, 0.8, 1.2, 1.6, 2])
  }

  @Test func filmsOfManyRuns() throws {
    for index in 0..<17 {
      try write("r\(index)", metrics: "epoch,batch,loss\n0,0,1\n1,0,0.\(index + 10)\n")
      try WholeFile.write(Array("GIF89a".utf8), to: path("r\(index)/a.gif"))
    }
    var request = ReportRequest(folders: (0..<17).map { path("r\($0)") })
    request.isQuiet = true
    let page = try ReportJob.page(request)
    #expect(page.runs.indices.filter { !page.runs[$0].films.isEmpty } == [0, 8, 16])
    #expect(page.filmNotes == ["Films of the best, the median and the worst of 17 runs."])
    request.hasFilms = false
    #expect(try ReportJob.page(request).runs.allSatisfy(\.films.isEmpty))
  }

  /// Each reader sees the film of their theme; a still of which there is a film is not shown.
  @Test func themesAndStills() throws {
    try write(
      "a", metrics: table,
      config: """
        { "figures": [ { "kind": "fit", "file": "f.gif", "themes": ["light", "dark"] },
                       { "kind": "fit", "file": "s.png" }, { "kind": "fit", "file": "t.png" },
                       { "kind": "fit", "file": "t.gif" }, { "kind": "fit", "file": "gone.gif" },
                       { "kind": "fit", "file": "../a/s.png" }, { "kind": "fit", "file": "v.pdf" } ] }
        """)
    for name in ["f-light.gif", "f-dark.gif", "s.png", "t.png", "t.gif", "v.pdf", "other.gif"] {
      try WholeFile.write(Array("GIF89a".utf8), to: path("a/\(name)"))
    }
    let films = try page("a").runs[0].films
    #expect(films.map(\.name) == ["f-light.gif", "f-dark.gif", "s.png", "t.gif"])
    #expect(films.map(\.theme) == [.light, .dark, .any, .any])
    #expect(films.map(\.mediaType) == ["image/gif", "image/gif", "image/png", "image/gif"])
  }

  /// A sweep's folder stands for its runs, in its order and by its names.
  @Test func sweeps() throws {
    for hash in ["0f", "1e", "2d"] { try write("out/runs/\(hash)", metrics: table) }
    try FileSystem.makeFolder(path("out/sweep"))
    for (name, hash) in [("fast", "1e"), ("slow", "0f")] {
      try FileSystem.link(path("out/sweep/\(name)"), to: "../runs/\(hash)")
    }
    let index = """
      { "runs": [ { "name": "slow", "training": { "state": "dropped", "epoch": 10 } },
                  { "name": "fast", "training": { "state": "done" } },
                  { "name": "../runs/2d" }, { "name": "missing" } ] }
      """
    try WholeFile.write(Array(index.utf8), to: path("out/sweep/sweep.json"))
    let page = try page("out/sweep", "out/runs/0f")
    #expect(page.runs.map(\.name) == ["slow", "fast"])
    #expect(page.runs.map(\.note) == ["dropped after epoch 10", ""])
    #expect(page.problems.count == 1 && page.problems[0].contains("out/sweep/missing: no such"))
    #expect(page.films.isEmpty)
    // Its comparisons are on the page once: films in the place of stills, tables not.
    let outputs = ["loss.gif", "loss.png", "map-light.png", "map-dark.png", "t.md", "../out/x.gif"]
    for name in outputs.dropLast() {
      try WholeFile.write(Array("GIF89a".utf8), to: path("out/sweep/\(name)"))
    }
    let list = outputs.map { "\"\($0)\"" }.joined(separator: ", ")
    try WholeFile.write(
      Array(index.replacing("{ \"runs\"", with: "{ \"outputs\": [\(list)], \"runs\"").utf8),
      to: path("out/sweep/sweep.json"))
    let films = try self.page("out/sweep").films
    #expect(films.map(\.name) == ["loss.gif", "map-light.png", "map-dark.png"])
    #expect(films.map(\.theme) == [.any, .light, .dark])
    #expect(films[0].moments == [0, 10])
    try WholeFile.write(Array("{}".utf8), to: path("out/sweep/sweep.json"))
    #expect(message("out/sweep")?.text.hasPrefix("/out/sweep/sweep.json: it does not") == true)
  }
}
