import Foundation
import Testing

/// Figures in films that another program writes, and what happens when it cannot.
struct FilmFormatTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/bin", withIntermediateDirectories: true)
  }

  private func write(_ file: String, _ members: String = "") throws {
    let config = """
      { "dataset": { "kind": "moons", "samples": 64 }, "training": { "epochs": 4 },
        "snapshots": { "every": 1 },
        "figures": [ { "kind": "decisionBoundary", "file": "\(file)" \(members) } ] }
      """
    try config.write(toFile: folder + "/run.json", atomically: true, encoding: .utf8)
  }

  /// An ffmpeg of the test's own, before the real one.
  private func replaceFFmpeg(_ script: String) throws {
    let path = folder + "/bin/ffmpeg"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func bytes(_ file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/out/run/\(file)").map { Array($0) }
  }

  private var remains: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.contains(".part") || $0.contains(".netlapse-") }
  }

  private static let command = #""$0" --config run.json --output out -q --no-frames -j 2"#

  /// Before anything is trained.
  @Test func withoutFFmpegNothingIsTrained() throws {
    try write("a.mp4")
    let result = try RenderProcess.shell("PATH=/nowhere; exec \(Self.command)", [], in: folder)
    #expect(result.status == 73)
    #expect(
      result.errors
        == "render: run.json: a.mp4: ffmpeg writes this format and is not installed; .gif and .apng need no other program\n"
    )
    #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    // Only figures that are drawn need it.
    try write("a.mp4", #"}, { "kind": "decisionBoundary", "file": "b.png""#)
    let other = try RenderProcess.shell(
      "PATH=/nowhere; exec \(Self.command) --only b.png", [], in: folder)
    #expect(other.status == 0 && bytes("b.png") != nil)
  }

  @Test(arguments: ["a.mp4", "a.webm", "a.webp"]) func aFailingFFmpegLeavesTheOldFile(
    file: String
  ) throws {
    try write(file)
    try replaceFFmpeg("cat > /dev/null; echo 'no such encoder' >&2; exit 1")
    try FileManager.default.createDirectory(
      atPath: folder + "/out/run", withIntermediateDirectories: true)
    try Data([7]).write(to: URL(fileURLWithPath: "\(folder)/out/run/\(file)"))
    let result = try RenderProcess.shell(
      "PATH=\"$PWD/bin:$PATH\" exec \(Self.command)", [], in: folder)
    #expect(result.status == 74)
    #expect(
      result.errors == "render: out/run/\(file): ffmpeg could not write it: no such encoder\n")
    #expect(bytes(file) == [7] && remains.isEmpty)
  }

  /// A limit on the size of files stands in for a full disk.
  @Test(arguments: ["a.gif", "a.apng", "a.mp4", "a.webm", "a.webp"])
  func aFullDiskLeavesTheOldFile(file: String) throws {
    let isForeign = !["a.gif", "a.apng"].contains(file)
    if isForeign, try RenderProcess.shell("command -v ffmpeg", [], in: folder).status != 0 {
      return
    }
    try write(file)
    #expect(try RenderProcess.shell("exec \(Self.command)", [], in: folder).status == 0)
    let before = try #require(bytes(file))
    #expect(before.count > 20_000)
    let result = try RenderProcess.shell(
      "ulimit -f 16; exec \(Self.command) --set figures[0].holdLast=4", [], in: folder)
    #expect(result.status == 74)
    let reason = isForeign ? "ffmpeg could not write it" : "cannot be written"
    #expect(result.errors == "render: out/run/\(file): \(reason): File too large\n")
    #expect(bytes(file) == before && remains.isEmpty)
  }

  @Test func aPairOfThemesIsShownAsHTML() throws {
    try write("a.png", #", "themes": ["light", "dark"], "title": "A & B""#)
    let command = #"exec "$0" --config run.json --output out --no-frames"#
    let result = try RenderProcess.shell(command, [], in: folder)
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        """

        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="out/run/a-dark.png">
          <img src="out/run/a-light.png" alt="A &amp; B
        """))
    let quiet = try RenderProcess.shell(command + " -q", [], in: folder)
    #expect(quiet.status == 0 && quiet.output.isEmpty)
    let one = try RenderProcess.shell(command + " --only a-dark", [], in: folder)
    #expect(one.status == 0 && !one.output.contains("<picture>"))
  }
}
