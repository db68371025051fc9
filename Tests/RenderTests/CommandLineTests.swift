import Foundation
import Testing

/// Configs on the command line: how they are named, changed and kept apart.
final class CommandLineTests {
  private let folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/configs", withIntermediateDirectories: true)
    try write(Self.config(), to: "configs/small.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Two pictures and a film, drawn in no time.
  private static func config(epochs: Int = 4, description: String = "A small one") -> String {
    """
    { "description": "\(description)", "dataset": { "kind": "moons", "samples": 60 },
      "training": { "epochs": \(epochs) },
      "poster": "first", "figures": [
        { "kind": "hiddenLines", "file": "lines.png", "width": 240, "height": 180 },
        { "kind": "decisionBoundary", "file": "boundary.png", "width": 240, "height": 180 },
        { "kind": "decisionBoundary", "file": "boundary.gif", "width": 240, "height": 180 } ] }
    """
  }

  private func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: ((folder + "/" + name) as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
  }

  private func render(_ arguments: String..., input: String? = nil) throws -> RenderProcess.Result {
    guard let input else { return try RenderProcess.run(arguments, in: folder) }
    return try RenderProcess.shell(
      #"printf '%s' "$1" | "$0" "${@:2}""#, [input] + arguments, in: folder)
  }

  private func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func files(_ run: String = "small") -> Set<String> {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: "\(folder)/visualizations/\(run)")
    return Set(names ?? [])
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
  }

  @Test func aBareNameIsAConfig() throws {
    #expect(try render("-q", "--", "small").status == 0)
    #expect(exists("visualizations/small/boundary.gif"))
    #expect(try render("configs/small.json", "--quiet", "--output", "out").status == 0)
    #expect(exists("out/small/run.json"))
  }

  @Test func valuesAreSetOverTheConfig() throws {
    let result = try render(
      "small", "-q", "--set", "training.epochs=6", "--set=training.optimizer.learningRate=0.25",
      "--set", "figures[0].width=300", "--seed", "4294967295", "--set", "seed=3", "--theme", "DARK",
      "--name", "changed")
    #expect(result.status == 0, "\(result.errors)")
    let config = try json("visualizations/changed/config.json")
    // The option of its own has the last word.
    #expect(config["seed"] as? Int == 4_294_967_295)
    let training = try #require(config["training"] as? [String: Any])
    #expect(training["epochs"] as? Int == 6)
    #expect((training["optimizer"] as? [String: Any])?["learningRate"] as? Double == 0.25)
    let figures = try #require(config["figures"] as? [[String: Any]])
    #expect(figures.map { $0["width"] as? Int } == [300, 240, 240])
    #expect(figures.allSatisfy { $0["theme"] as? String == "dark" })
    #expect(try json("visualizations/changed/run.json")["seed"] as? Int == 4_294_967_295)
    // The config itself is as it was.
    #expect(
      try String(contentsOfFile: folder + "/configs/small.json", encoding: .utf8) == Self.config())
    let wrong = try render("small", "--set", "training.epoch=6")
    #expect(wrong.status == 64)
    #expect(
      wrong.errors.hasPrefix(
        #"render: --set: training.epoch: unknown key (did you mean "epochs"?)"#))
    // What is wrong with the config itself names its file.
    try write(#"{ "dataset": { "kind": "moon" } }"#, to: "bad.json")
    let bad = try render("bad.json", "--set", "training.epochs=6")
    #expect(bad.status == 65 && bad.errors.hasPrefix("render: bad.json: dataset"))
    let checked = try render("check-gradients", "small", "--set", "dataset.samples=30")
    #expect(checked.status == 0 && checked.output.contains("on 24 samples"))
  }

  @Test func aDescriptionIsNoPartOfTraining() throws {
    _ = try render("small", "-q")
    let hash = try json("visualizations/small/run.json")["configHash"] as? String
    #expect(try json("visualizations/small/config.json")["description"] as? String == "A small one")
    try write(Self.config(description: "Another text"), to: "configs/small.json")
    let film = URL(fileURLWithPath: folder + "/visualizations/small/boundary.gif")
    let bytes = try Data(contentsOf: film)
    let again = try render("small")
    #expect(try Data(contentsOf: film) == bytes)
    #expect(again.errors.contains("already done"))
    #expect(try json("visualizations/small/run.json")["configHash"] as? String == hash)
  }

  @Test func presetsAreListed() throws {
    try write("{", to: "configs/broken.json")
    try write(Self.config(description: "Turned \\u202e"), to: "configs/longer-name-10.json")
    try write(Self.config(description: "Two"), to: "configs/longer-name-2.json")
    try write("", to: "configs/README.md")
    let list = try render("--list")
    #expect(list.status == 0 && list.errors.isEmpty)
    #expect(
      list.output == """
        broken
        longer-name-2   Two
        longer-name-10  Turned \\u202e
        small           A small one

        """)
  }

  @Test(arguments: [
    ("boundary", ["boundary.gif", "boundary.png"]), ("LINES", ["lines.png"]),
    ("decisionboundary", ["boundary.gif", "boundary.png"]), ("boundary.PNG", ["boundary.png"]),
    ("lines, boundary.gif", ["boundary.gif", "lines.png"]), (" hiddenLines ,", ["lines.png"]),
  ])
  func onlyTakesKindsFilesAndStems(only: String, drawn: [String]) throws {
    let result = try render("small", "-q", "--only", only)
    #expect(result.status == 0, "\(result.errors)")
    #expect(files().filter { $0.hasSuffix(".png") || $0.hasSuffix(".gif") } == Set(drawn))
  }

  @Test func severalConfigsRunThoughOneFails() throws {
    try write(Self.config(epochs: 3), to: "configs/other.json")
    try write("{", to: "broken.json")
    let result = try render("broken", "--config", "small", "nothing", "-c", "other")
    #expect(result.status == 65)
    #expect(files("small").contains("run.json") && files("other").contains("run.json"))
    let errors = result.errors.split(separator: "\n").filter { $0.hasPrefix("render: ") }
    #expect(errors.count == 2)
    #expect(errors.first?.hasPrefix("render: broken.json:1:2: not JSON") == true)
    #expect(errors.last?.hasPrefix("render: nothing: no such config") == true)
    #expect(result.errors.contains("small (2 of 4)\n"))
    #expect(try render("nothing", "broken", "-q").status == 66)
    #expect(try render("small", "other", "-q").status == 0)
  }

  @Test func configsOfOneNameKeepTheirRunsApart() throws {
    try write(Self.config(epochs: 3), to: "lab/small.json")
    #expect(try render("small", "-q").status == 0)
    let record = try json("visualizations/small/run.json")
    #expect(record["source"] as? String == "../../configs/small.json")
    let other = try render("lab/small.json")
    #expect(other.status == 73)
    #expect(
      other.errors == """
        render: visualizations/small: this folder has the run of configs/small.json, which \
        lab/small.json would overwrite; choose another folder with --name NAME, or remove this one

        """)
    #expect(try json("visualizations/small/config.json")["description"] as? String == "A small one")
    #expect(try render("lab/small.json", "-q", "--name", "lab").status == 0)
    #expect(try json("visualizations/lab/run.json")["epochs"] as? Int == 3)
    // Both at once: the second fails, the first stays.
    #expect(try render("small", "lab/small.json", "-q").status == 73)
    // One's own config may change, be replaced by another file, and be reached by another path.
    try FileManager.default.removeItem(atPath: folder + "/configs/small.json")
    try write(Self.config(epochs: 5), to: "configs/small.json")
    #expect(try render("\(folder)/configs/../configs/small.json", "-q").status == 0)
    #expect(try json("visualizations/small/run.json")["epochs"] as? Int == 5)
    // The resolved config in the folder is the same run, and changes nothing about whose it is.
    #expect(try render("visualizations/small/config.json", "-q").status == 0)
    #expect(
      try json("visualizations/small/run.json")["source"] as? String == "../../configs/small.json")
    #expect(try render("lab/small.json", "-q").status == 73)
  }

  @Test func whoMovesAFolderIsNotLockedOut() throws {
    try write(Self.config(epochs: 3), to: "project/configs/small.json")
    func run(_ folder: String, _ config: String) throws -> Int32 {
      try RenderProcess.run([config, "-q"], in: "\(self.folder)/\(folder)").status
    }
    let files = FileManager.default
    #expect(try run("project", "small") == 0)
    // A copy of the project is a project of its own.
    try files.copyItem(atPath: folder + "/project", toPath: folder + "/copy")
    try write(Self.config(epochs: 6), to: "copy/configs/small.json")
    #expect(try run("copy", "small") == 0)
    // A config that was moved takes its run along.
    try files.createDirectory(atPath: folder + "/copy/my", withIntermediateDirectories: false)
    try files.moveItem(
      atPath: folder + "/copy/configs/small.json", toPath: folder + "/copy/my/small.json")
    #expect(try run("copy", "my/small.json") == 0)
    // A run folder alone belongs to who renders into it.
    try files.createDirectory(
      atPath: folder + "/a/b/c/visualizations", withIntermediateDirectories: true)
    try files.moveItem(
      atPath: folder + "/project/visualizations/small",
      toPath: folder + "/a/b/c/visualizations/small")
    try write(Self.config(epochs: 2), to: "a/b/c/small.json")
    #expect(try run("a/b/c", "small") == 0)
  }

  @Test func theSameConfigElsewhereOverwritesNothing() throws {
    try write(Self.config(), to: "lab/small.json")
    #expect(try render("small", "-q").status == 0)
    #expect(try render("lab/small.json", "-q").status == 0)
  }

  @Test func aConfigComesThroughAPipe() throws {
    let piped = try render("-", "-q", "--name", "piped", input: Self.config())
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(try json("visualizations/piped/run.json")["source"] is NSNull)
    #expect(try render("-", "-q", input: Self.config()).status == 0)
    #expect(files("config").contains("boundary.gif"))
    let shell = #"printf '%s' "$1" > fifo.txt; "$0" -q --config <(cat fifo.txt) --output out"#
    let substituted = try RenderProcess.shell(shell, [Self.config()], in: folder)
    #expect(substituted.status == 0, "\(substituted.errors)")
    #expect(exists("out/config/run.json"))
    let fifo = try RenderProcess.shell(
      #"mkfifo named.json; printf '%s' "$1" > named.json & "$0" -q named"#, [Self.config()],
      in: folder)
    #expect(fifo.status == 0, "\(fifo.errors)")
    #expect(files("named").contains("boundary.gif"))
    let broken = try render("-", input: "{")
    #expect(broken.status == 65 && broken.errors.hasPrefix("render: standard input:1:2: not JSON"))
    // A pipe does not overwrite the run of a file.
    try write(Self.config(), to: "configs/config.json")
    #expect(try render("configs/config.json", "-q", "--name", "config").status == 0)
    let other = try render("-", "-q", input: Self.config(epochs: 9))
    #expect(other.status == 73 && other.errors.contains("configs/config.json"))
  }

  /// What Make and Snakemake need: run.json is as new as the render.
  @Test func makeWaitsForTheRun() throws {
    let makefile = """
      visualizations/small/run.json: configs/small.json
      \t"$(RENDER)" $< -q && echo rendered
      """
    try write(makefile, to: "Makefile")
    func make() throws -> String {
      try RenderProcess.shell(
        #"touch -d '1 minute ago' configs/small.json; RENDER="$0" make -s 2>&1"#, [], in: folder
      ).output
    }
    guard try RenderProcess.shell("command -v make", [], in: folder).status == 0 else { return }
    #expect(try make() == "rendered\n")
    #expect(try make().contains("up to date") || make().isEmpty)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)],
      ofItemAtPath: folder + "/visualizations/small/run.json")
    // Nothing is trained, and still the target is newer than before.
    #expect(try make() == "rendered\n")
    #expect(try make() != "rendered\n")
  }

  @Test func namesDoNotCommandTheTerminal() throws {
    let name = "a\u{202E}b\u{1B}[31mc"
    try write(Self.config(), to: "configs/\(name).json")
    let result = try render(name)
    #expect(result.status == 0)
    let old = try render(name, "--set", "figures=[]")
    let inspected = try render("inspect", "visualizations/\(name)")
    let listed = try render("--list")
    for text in [result.output, result.errors, old.errors, inspected.output, listed.output] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    }
    for text in [result.output, inspected.output, listed.output] {
      #expect(text.contains(#"a\u202eb\u001b[31mc"#))
    }
    let json = try render("inspect", "visualizations/\(name)", "--json")
    #expect(!json.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func figuresThatAreGoneAreNamed() throws {
    _ = try render("small", "-q")
    let result = try render(
      "small", "--set", #"figures=[{ "kind": "hiddenLines", "file": "n.png" }]"#)
    #expect(
      result.errors.contains(
        "In the folder, but no figure of this config: "
          + "lines.png, boundary.png, boundary.gif (with 5 frames); --prune removes it\n"))
    #expect(files().contains("boundary.gif"))
    let pruned = try render(
      "small", "--prune", "--set", #"figures=[{ "kind": "hiddenLines", "file": "n.png" }]"#)
    #expect(pruned.errors.contains("Removed, as no figure of this config: lines.png, boundary"))
    #expect(files().filter { $0.hasSuffix(".png") || $0.hasSuffix(".gif") } == ["n.png"])
    // --only leaves the config's other figures alone.
    _ = try render("small", "-q")
    let one = try render("small", "--only", "lines", "--prune", "--no-frames")
    #expect(!one.errors.contains("boundary"))
    let later = try render("small", "--only", "lines", "--set", "training.epochs=3")
    #expect(
      later.errors.contains(
        "Not drawn now, and of an earlier training: boundary.png, boundary.gif (with 5 frames); "
          + "render without --only draws all\n"), "\(later.errors)")
    #expect(files().contains("boundary.gif") && !files().contains("n.png"))
  }
}
