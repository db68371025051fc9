import CLibrary
import Figures
import Files
import Foundation
import Snapshots
import Testing

@testable import Pipeline

/// Drawing a run folder gives what the job gave that made it.
struct DrawTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Removes what was drawn of a run, draws it from the folder alone, and compares every file.
  private func expectSameFiles(_ text: String, without source: String? = nil) throws {
    try Job.run(workspace.request(try workspace.write(text)))
    let whole = try workspace.contents("out")
    let record = try FileSystem.read("\(workspace.path)/out/small/run.json")
    for name in whole.keys where name.hasSuffix(".gif") || name.hasSuffix(".png") {
      FileSystem.remove("\(workspace.path)/out/\(name)")
    }
    FileSystem.remove("\(workspace.path)/small.json")
    if let source { FileSystem.remove("\(workspace.path)/\(source)") }
    try DrawJob.run(request())
    let drawn = try workspace.contents("out")
    #expect(drawn == whole, "\(Set(whole.keys).symmetricDifference(drawn.keys))")
    #expect(try FileSystem.read("\(workspace.path)/out/small/run.json") == record)
  }

  private func request(_ folder: String = "out/small") -> DrawRequest {
    var request = DrawRequest(folder: "\(workspace.path)/\(folder)")
    request.jobs = 2
    request.isQuiet = true
    return request
  }

  @Test func classes() throws { try expectSameFiles(Workspace.config()) }

  /// Features of the coordinates, standardised, with batch normalisation, dropout and mini-batches.
  @Test func featuresAndLayers() throws {
    try expectSameFiles(
      """
      { "description": "x² and y²", "width": 320, "height": 240,
        "dataset": { "kind": "circles", "samples": 90, "validationFraction": 0.2 },
        "inputs": { "features": ["xSquared", "ySquared", "x"], "standardize": true },
        "network": [ 4, "batchNormalization", { "kind": "dropout", "rate": 0.1 }, 1 ],
        "training": { "epochs": 3, "optimizer": "adam", "batchSize": 16 },
        "snapshots": { "kind": "everySteps", "every": 3 },
        "figures": [ "decision_boundary.gif", "learning_curves.gif", "gradient_norms.gif" ] }
      """)
  }

  /// A table that is not there any more, with names that no one would give.
  @Test func regressionOfATable() throws {
    let rows = (0..<40).map { "\(Double($0) / 10),\(Double($0 * $0) / 50 + 3)" }
    try workspace.write(
      "\"age \\ weight\",\"cost\nin euros\"\n" + rows.joined(separator: "\n"), to: "t.csv")
    try expectSameFiles(
      """
      { "dataset": { "kind": "csv", "file": "t.csv", "regression": true }, "network": [ 5, 1 ],
        "training": { "epochs": 4 }, "width": 320, "height": 240,
        "figures": [ "fit.gif", "learning_curves.png" ] }
      """, without: "t.csv")
  }

  @Test func classesOfATable() throws {
    let names = ["red\\n", "green, or\nnearly", "blue"]
    let rows = (0..<60).map { row in
      "\(row % 3 + row / 30),\(row % 7),\(row % 5),\"\(names[row % 3])\""
    }
    try workspace.write("a,b,\"c\nd\",colour\n" + rows.joined(separator: "\n"), to: "t.csv")
    try expectSameFiles(
      """
      { "dataset": { "kind": "csv", "file": "t.csv" }, "network": [ 4, 3 ],
        "training": { "epochs": 4, "loss": { "kind": "categoricalCrossEntropy", "classWeights": "balanced" } },
        "width": 320, "height": 240,
        "figures": [ "decision_boundary.gif", { "kind": "hiddenLines", "plane": { "x": "c\\nd", "y": "a" } } ] }
      """, without: "t.csv")
  }

  /// Another config's figures go to another folder, and nothing in the run folder changes.
  @Test func figuresOfAnotherConfig() throws {
    try Job.run(workspace.request(try workspace.write(Workspace.config())))
    let whole = try workspace.contents("out")
    var drawing = request()
    drawing.config = try workspace.write(
      #"{ "figures": [ { "kind": "decisionBoundary", "file": "b.png", "width": 320, "height": 240 } ] }"#,
      to: "figures.json")
    drawing.output = "\(workspace.path)/elsewhere/deep"
    try DrawJob.run(drawing)
    #expect(try workspace.contents("out") == whole)
    let drawn = try workspace.contents("elsewhere")
    #expect(Array(drawn.keys) == ["deep/b.png"])
    #expect(drawn["deep/b.png"] == whole["small/boundary.png"])
  }

  /// The very networks of a run under names that others give, without a config and with nothing measured.
  @Test(arguments: [["fc2", "fc10"], ["0", "2"], ["net.0", "net.1"], ["layers.0", "layers.1"]])
  func weightsOfAnotherProgram(names: [String]) throws {
    let figures = """
      "figures": [ { "kind": "hiddenLines", "file": "h.gif" }, { "kind": "hiddenSpace", "file": "s.gif" } ],
      "width": 320, "height": 240, "panel": false
      """
    try Job.run(
      workspace.request(
        try workspace.write(
          #"{ "dataset": { "kind": "moons", "samples": 60 }, "network": [ 3, 1 ], "training": { "epochs": 20 }, "#
            + #""snapshots": { "every": 10 }, \#(figures) }"#)))
    let whole = try workspace.contents("out")
    let old = RunFolder("\(workspace.path)/out/small")
    let folder = RunFolder("\(workspace.path)/foreign")
    try folder.prepare()
    try WholeFile.write(FileSystem.read(old.data), to: folder.data)
    for position in old.recordedPositions() {
      let tensors = try old.load(position).tensors
      var file = TensorFile()
      for (index, name) in names.enumerated() {
        for end in ["weight", "bias"] {
          file.tensors["\(name).\(end)"] = tensors["layers.\(index).\(end)"]
        }
      }
      try WholeFile.write(
        file.encoded, to: "\(folder.snapshots)/after\(position.epoch).safetensors")
    }
    var drawing = request("foreign")
    drawing.config = try workspace.write("{ \(figures) }", to: "figures.json")
    try DrawJob.run(drawing)
    let drawn = try workspace.contents("foreign").filter { $0.key.hasPrefix("frames/") }
    #expect(drawn.count >= 6)
    for (name, bytes) in drawn { #expect(bytes == whole["small/\(name)"], "\(name)") }
  }

  @Test func previewsAreFramesOfFilms() throws {
    let config = try workspace.write(Workspace.config())
    var preview = PreviewRequest(source: config)
    preview.runs = "\(workspace.path)/out"
    preview.isQuiet = true
    let error = #expect(throws: JobError.self) { try PreviewJob.run(preview) }
    #expect("\(try #require(error))".contains("train it first: render \(config)"))
    #expect(ExitStatus.of(try #require(error)) == 66)
    try Job.run(workspace.request(config))
    let files = RunFiles("\(workspace.path)/out/small")
    // A film may begin with a poster.
    let frames = Array(try files.frames("hidden").suffix(4))
    for (moment, frame) in [
      (.first, 0), (.last, 3), (.epoch(31), 2), (.epoch(20), 1),
    ] as [(MomentChoice, Int)] {
      preview.moment = moment
      try PreviewJob.run(preview)
      #expect(try files.picture(PreviewJob.file) == frames[frame])
    }
    preview.only = "boundary.png"
    preview.moment = .last
    preview.source = files.folder.path
    preview.output = "\(workspace.path)/p.png"
    try PreviewJob.run(preview)
    #expect(
      try FileSystem.read("\(workspace.path)/p.png")
        == FileSystem.read(files.folder.output("boundary.png")))
  }
}
