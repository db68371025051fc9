import Foundation
import Graphics
import PNG
import Testing

/// `stitch` and `inspect` as a user meets them.
struct StitchTests {
  @Test(arguments: ["stitch", "inspect"]) func helpIsAResult(command: String) throws {
    let folder = try FrameFolder()
    let help = try folder.run(command, "--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    let lines = help.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 90 })
    #expect(lines.contains { $0.hasPrefix("usage: render \(command) ") })
    #expect(help.output.hasSuffix("\n"))
    #expect(try folder.run(command, "-h").output == help.output)
  }

  @Test func aFolderAPatternAndAListGiveOneFilm() throws {
    let folder = try FrameFolder(frames: 11)
    #expect(try folder.run("stitch", "frames", "-o", "a.gif").status == 0)
    #expect(try folder.run("stitch", "frames/*.png", "-o", "b.gif").status == 0)
    let list = (1...11).map { "frames/\($0).png" }
    let result = try RenderProcess.run(["stitch"] + list + ["--output=c.gif"], in: folder.path)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("c.gif  "))
    #expect(result.output.contains("24×16  11 frames  1.10 s"))
    let film = try #require(folder.read("a.gif"))
    #expect(folder.read("b.gif") == film && folder.read("c.gif") == film)
    let quiet = try folder.run("stitch", "frames", "-o", "c.gif", "-q", "--delay", "1")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  /// Of grainy frames of many colours.
  @Test func eachOptionMakesAnotherFilm() throws {
    let folder = try FrameFolder(frames: 0)
    for index in 0..<6 {
      var bitmap = Bitmap(width: 64, height: 48)
      for pixel in bitmap.pixels.indices {
        let mixed = UInt64(1 + pixel + 3072 * index) &* 0x9E37_79B9_7F4A_7C15
        let grain = UInt32((mixed ^ mixed >> 29) >> 33) % 8
        let (red, green) = (UInt32(2 * (pixel % 64)) + grain, UInt32(4 * (pixel / 64)) + grain)
        bitmap.pixels[pixel] = 0xFF00_0000 | red << 16 | green << 8 | 80 + grain
      }
      try folder.write(PNG.encode(bitmap), to: "frames/\(index).png")
    }
    var films: Set<[UInt8]> = []
    let options = [
      "", "--quality=20", "--quality=20.9", "--colors=9", "--dither=ordered", "--denoise=auto",
      "--denoise=1", "--max-bytes=3kB", "--effort=fast", "--loop=2", "--fps=5",
    ]
    for option in options {
      let more = option.isEmpty ? [] : [option]
      let result = try RenderProcess.run(
        ["stitch", "frames", "-o", "a.gif"] + more, in: folder.path)
      #expect(result.status == 0, "\(option): \(result.errors)")
      #expect(films.insert(try #require(folder.read("a.gif"))).inserted, "\(option)")
    }
  }

  @Test func whatBrowsersSlowDownIsWarnedOf() throws {
    let folder = try FrameFolder()
    let result = try folder.run("stitch", "frames", "-o", "a.gif", "--fps", "60")
    #expect(result.status == 0)
    #expect(
      result.errors.hasPrefix(
        "render: warning: a GIF shows at most 50 frames a second, so the film is slower than asked\n"
      ))
  }

  @Test func inspectSpeaksAndWritesJSON() throws {
    let folder = try FrameFolder()
    _ = try folder.run("stitch", "frames", "-o", "a.gif")
    let text = try folder.run("inspect", "a.gif")
    #expect(text.status == 0 && text.errors.isEmpty && text.output.hasPrefix("a.gif\n  file "))
    let json = try folder.run("inspect", "--json", "a.gif")
    let facts = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(facts?["frames"] as? Int == 4)
    let film = try #require(folder.read("a.gif"))
    try folder.write(Array(film.dropLast(film.count / 3)), to: "a.gif")
    let cut = try folder.run("inspect", "--json", "a.gif")
    #expect(cut.status == 65)
    #expect(cut.errors.hasPrefix("render: a.gif: the block at byte "))
    let rest = try JSONSerialization.jsonObject(with: Data(cut.output.utf8)) as? [String: Any]
    #expect((rest?["damage"] as? String).map { cut.errors == "render: a.gif: \($0)\n" } == true)
  }

  @Test func withoutFFmpegThereIsASentence() throws {
    let folder = try FrameFolder()
    let process = Process()
    process.executableURL = RenderProcess.program
    process.arguments = ["stitch", "frames", "-o", "a.mp4"]
    process.environment = ["PATH": "/nowhere"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
    #expect(
      text.hasSuffix(
        "render: a.mp4: ffmpeg writes this format and is not installed; .gif and .apng need no other program\n"
      ))
    #expect(folder.read("a.mp4") == nil && folder.remains.isEmpty)
  }

  /// Killed at any moment, what was there is there, or the new film is, whole.
  @Test(arguments: ["film.gif", "film.apng"], [0.02, 0.1, 0.25])
  func aKilledProcessLeavesAWholeFile(name: String, seconds: Double) throws {
    let folder = try FrameFolder(frames: 60, width: 500, height: 400)
    try folder.write([7], to: name)
    let process = try RenderProcess.start(["stitch", "frames", "-o", name], in: folder.path)
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    if folder.read(name) != [7] { #expect(try folder.run("inspect", name).status == 0) }
    // Nothing is left of what was not finished, at the latest when the next film is made.
    #expect(try folder.run("stitch", "frames/1.png", "-o", "other.gif").status == 0)
    #expect(folder.remains.isEmpty)
  }

  /// However it is ended, it leaves no file behind.
  @Test(arguments: ["film.gif", "film.apng", "film.mp4", "film.webp"], [SIGTERM, SIGINT, SIGKILL])
  func anEndedProcessLeavesNothing(name: String, number: Int32) throws {
    let folder = try FrameFolder(frames: 3, width: 300, height: 200)
    // Enough work for a while.
    let frames = (0..<200).map { "frames/\($0 % 3 + 1).png" }
    let process = try RenderProcess.start(["stitch", "-o", name] + frames, in: folder.path)
    Thread.sleep(forTimeInterval: 0.15)
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
    #expect(folder.remains.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count <= 2)
  }

  /// A limit on the size of files stands in for a full disk.
  @Test(arguments: ["film.gif", "film.apng", "film.mp4", "film.webm", "film.webp", "film.avif"])
  func aFullDiskLeavesTheOldFile(name: String) throws {
    let isForeign = !name.hasSuffix("gif") && !name.hasSuffix("apng")
    if isForeign, try shell("command -v ffmpeg >/dev/null", FrameFolder()).status != 0 { return }
    let folder = try FrameFolder(frames: 20, width: 100, height: 100)
    try folder.write([7], to: name)
    let (status, errors) = try shell(
      "ulimit -f 4; exec \"$0\" stitch frames -q -o \(name)", folder)
    #expect(status == 74)
    #expect(
      errors
        == (isForeign
          ? "render: \(name): ffmpeg could not write it: File too large\n"
          : "render: \(name): cannot be written: File too large\n"))
    #expect(folder.read(name) == [7] && folder.remains.isEmpty)
  }

  @Test func otherPicturesInAFolderAreNamed() throws {
    let folder = try FrameFolder(frames: 3)
    try folder.write([0xFF, 0xD8, 0xFF], to: "frames/4.jpg")
    let result = try folder.run("stitch", "frames", "-o", "a.gif")
    #expect(result.status == 0 && result.output.contains("3 frames"))
    #expect(
      result.errors.hasPrefix(
        "render: note: frames: of a folder only PNG files are taken; left out: 4.jpg\n"))
  }

  @Test func backgroundNoneMakesATransparentFilm() throws {
    let folder = try FrameFolder(frames: 0)
    try folder.write(
      PNG.encode(Bitmap(width: 2, height: 1, pixels: [0xFF10_2030, 0])), to: "frames/1.png")
    #expect(try folder.run("stitch", "frames", "-o", "a.apng", "--background", "none").status == 0)
    #expect(try PNG.decode(#require(folder.read("a.apng"))).pixels == [0xFF10_2030, 0])
    let refused = try folder.run("stitch", "frames", "-o", "a.mp4", "--background", "none")
    #expect(refused.status == 64)
    #expect(
      refused.errors == "render: --background none is for .gif, .apng, .png and .webp\n")
  }

  @Test func aFullStandardOutputIsTold() throws {
    let folder = try FrameFolder()
    let (status, errors) = try shell("exec \"$0\" inspect frames/1.png > /dev/full", folder)
    #expect(status == 74)
    #expect(errors == "render: standard output: cannot be written: No space left on device\n")
    #expect(try shell("\"$0\" inspect frames/1.png | true", folder).errors.isEmpty)
  }

  private func shell(
    _ script: String, _ folder: FrameFolder
  ) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, RenderProcess.program.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
