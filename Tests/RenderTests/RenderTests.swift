import Foundation
import Testing

/// The program as a user meets it.
struct RenderTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/configs", withIntermediateDirectories: true)
  }

  private func write(_ epochs: Int, every: Int) throws {
    let config = """
      { "dataset": { "kind": "moons", "samples": 400 },
        "training": { "epochs": \(epochs) }, "snapshots": { "every": \(every) },
        "poster": "first",
        "figures": [ { "kind": "hiddenLines", "file": "h.gif", "width": 240, "height": 180 } ] }
      """
    try config.write(toFile: folder + "/configs/run.json", atomically: true, encoding: .utf8)
  }

  private func bytes(_ output: String) throws -> [String: Data] {
    let root = "\(folder)/\(output)/run"
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where name.contains(".") && !name.hasSuffix("run.json") && !name.hasSuffix("times.csv") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)"))
    }
    return files
  }

  @Test func helpAndVersionAreResults() throws {
    let help = try RenderProcess.run(["--help"], in: folder)
    #expect(help.status == 0 && help.errors.isEmpty)
    for option in ["--config", "--output", "--only", "--no-frames", "--jobs", "--quiet"] {
      #expect(help.output.contains(option))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
    for command in ["draw", "preview", "report"] {
      let help = try RenderProcess.run([command, "--help"], in: folder)
      #expect(help.status == 0 && help.output.contains("usage: render \(command) "))
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
    }
    let version = try RenderProcess.run(["--version"], in: folder)
    #expect(version.output.hasPrefix("render ") && version.status == 0)
  }

  @Test func gradientsAreChecked() throws {
    try write(40, every: 20)
    let help = try RenderProcess.run(["check-gradients", "--help"], in: folder)
    #expect(help.status == 0 && help.output.contains("--samples"))
    let result = try RenderProcess.run(
      ["check-gradients", "run", "--samples", "20"], in: folder)
    #expect(result.status == 0)
    // Two layers of weights and biases, a head, and the verdict.
    #expect(result.output.split(separator: "\n").count == 6)
    #expect(result.output.contains("13 parameters on 20 samples"))
    let quiet = try RenderProcess.run(["check-gradients", "-q", "-c", "run"], in: folder)
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
    for (words, status) in [
      (["check-gradients"], 64), (["check-gradients", "run", "run"], 64),
      (["check-gradients", "-c", "run", "--samples", "0"], 64),
      (["check-gradients", "-c", "nothing"], 66), (["check-gradient"], 64),
    ] as [([String], Int32)] {
      let result = try RenderProcess.run(words, in: folder)
      #expect(result.status == status && result.output.isEmpty)
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func aBareNameIsFoundAndTheTableIsPrinted() throws {
    try write(40, every: 20)
    let result = try RenderProcess.run(["--config", "run", "--output", "out"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("out/run/h.gif"))
    #expect(result.output.contains("3 frames"))
    #expect(result.errors.contains("Training"))
    let quiet = try RenderProcess.run(
      ["--config", "run.json", "--output", "out", "--quiet"], in: folder)
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  /// Killed with SIGKILL when so many snapshots are there, the next run goes on and ends with the bytes of one that was never stopped.
  @Test(arguments: [0, 1, 10, 25]) func survivesBeingKilled(after snapshots: Int) throws {
    try write(120_000, every: 2000)
    let killed = try RenderProcess.start(["--config", "run", "--output", "killed"], in: folder)
    let recorded = folder + "/killed/run/snapshots"
    while killed.isRunning,
      (try? FileManager.default.contentsOfDirectory(atPath: recorded))?.count ?? 0 < snapshots
    {
      Thread.sleep(forTimeInterval: 0.001)
    }
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    #expect(killed.terminationReason == .uncaughtSignal)
    for (name, output) in [("killed", "killed"), ("whole", "whole")] {
      let result = try RenderProcess.run(
        ["--config", "run", "--output", output, "--quiet"], in: folder)
      #expect(result.status == 0, "\(name): \(result.errors)")
    }
    let (afterwards, whole) = (try bytes("killed"), try bytes("whole"))
    #expect(afterwards == whole)
    #expect(whole.count > 120)
  }

  @Test(arguments: ["truncated", "lying"]) func aBrokenSnapshotIsNamed(how: String) throws {
    try write(40, every: 20)
    _ = try RenderProcess.run(["--config", "run", "--output", "out", "--quiet"], in: folder)
    let path = "\(folder)/out/run/snapshots/epoch-000020.safetensors"
    var snapshot = try Data(contentsOf: URL(fileURLWithPath: path))
    if how == "truncated" {
      snapshot = snapshot.prefix(snapshot.count / 2)
    } else {
      snapshot.replaceSubrange(0..<8, with: [255, 255, 255, 255, 255, 255, 255, 127])
    }
    try snapshot.write(to: URL(fileURLWithPath: path))
    let before = try bytes("out")
    let result = try RenderProcess.run(["--config", "run", "--output", "out"], in: folder)
    #expect(result.status == 65)
    #expect(
      result.errors.hasPrefix(
        "render: out/run/snapshots/epoch-000020.safetensors: not a whole snapshot: "))
    #expect(result.errors.hasSuffix("; remove it, or train again with --retrain\n"))
    #expect(try bytes("out") == before)
    let retrained = try RenderProcess.run(
      ["--config", "run", "--output", "out", "--retrain", "--quiet"], in: folder)
    #expect(retrained.status == 0)
  }

  /// A limit on the size of files stands in for a full disk: writing fails half-way.
  @Test func aFullDiskLeavesTheOldFileAndSaysSo() throws {
    try write(40, every: 20)
    _ = try RenderProcess.run(["--config", "run", "--output", "out", "--quiet"], in: folder)
    let before = try bytes("out")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" --config run --output out",
      RenderProcess.program.path,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = Pipe()
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(text.contains("cannot be written: File too large"))
    #expect(try bytes("out") == before)
  }

  @Test func twoAtOnceDoNotMixInOneFolder() throws {
    try write(3_000_000, every: 100_000)
    let first = try RenderProcess.start(["--config", "run", "--output", "out"], in: folder)
    Thread.sleep(forTimeInterval: 0.3)
    let second = try RenderProcess.run(["--config", "run", "--output", "out"], in: folder)
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    #expect(second.status == 75)
    #expect(
      second.errors
        == "render: out/run: another render is writing to this folder; try again when it has ended\n"
    )
  }
}
