import Foundation
import GIF
import Graphics
import PNG
import Snapshots
import Testing

@testable import Output
@testable import Pipeline

/// Figures of a config in every format, read by other programs where those are installed.
struct FigureFormatTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Six moments of a small run in a file, 10 frames a second, the last held for another second.
  private func render(
    _ file: String, _ members: String = "", output: String = "out", jobs: Int = 2
  ) throws -> RunFiles {
    let config = try workspace.write(
      """
      { "dataset": { "kind": "moons", "samples": 64, "noise": 0.1 },
        "network": { "layers": [ { "units": 3 }, { "units": 1 } ] },
        "training": { "epochs": 5 }, "snapshots": { "every": 1 },
        "figures": [ { "kind": "decisionBoundary", "file": "\(file)", "size": "241x180"
                       \(members) } ] }
      """)
    try Job.run(workspace.request(config, output: output, jobs: jobs))
    return RunFiles("\(workspace.path)/\(output)/small")
  }

  private static let times = #", "framesPerSecond": 10, "holdLast": 1, "poster": "first""#
  static let ours = ["a.gif", "a.apng", "a.png", "a.svg", "a.pdf"]
  static let foreign = ["a.mp4", "a.webm", "a.webp"]

  @Test(arguments: ["a.gif", "a.apng"]) func filmsOfOurOwn(file: String) throws {
    let run = try render(file, Self.times)
    let drawn = try run.frames()
    #expect(drawn.count == 6)
    if file == "a.gif" {
      try expect(run.delays(file) == [10, 10, 10, 10, 10, 110])
    } else {
      var decoder = try PNG.AnimationDecoder(run.bytes(file))
      for (index, frame) in drawn.enumerated() {
        let shown = try #require(try decoder.next())
        #expect(shown.bitmap == frame)
        #expect(isClose(shown.delay.seconds, index == 5 ? 1.1 : 0.1))
      }
      #expect(try decoder.next() == nil)
    }
  }

  /// ffprobe counts the frames, of which the last is there for each tenth of a second, and ffmpeg shows them.
  @Test(
    .enabled(if: Python.finds("ffmpeg", "ffprobe")),
    arguments: ["a.mp4", "a.webm", "a.avif", "a.apng"])
  func otherProgramsPlayFilms(file: String) throws {
    let run = try render(file, Self.times)
    let path = run.folder.output(file)
    let isVideo = file != "a.apng"
    let facts = try Tool.run([
      "ffprobe", "-v", "error", "-count_frames", "-show_entries",
      "stream=nb_read_frames,width,height", "-of", "default=nw=1:nk=1", path,
    ])
    let lines = String(decoding: facts, as: UTF8.self).split(separator: "\n").map(String.init)
    // Half the resolution in colour needs even sides.
    let width = ["a.mp4", "a.webm"].contains(file) ? 242 : 241
    #expect(lines.prefix(3) == ["\(width)", "180", isVideo ? "16" : "6"])
    if isVideo {
      // An AVIF has the duration in its track alone.
      let facts = try Tool.run([
        "ffprobe", "-v", "error", "-show_entries",
        file == "a.avif" ? "stream=duration" : "format=duration", "-of", "default=nw=1:nk=1", path,
      ])
      let duration = String(decoding: facts, as: UTF8.self).split(separator: "\n").first
      #expect(isClose(duration.flatMap { Double($0) } ?? 0, 1.6, within: 0.01))
    }
    let raw = try Tool.run([
      "ffmpeg", "-v", "error", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo",
      "-pix_fmt", "rgb24", "-",
    ])
    let length = width * 180 * 3
    for (index, frame) in try run.frames().enumerated() {
      for shown in isVideo && index == 5 ? [5, 15] : [index] {
        let start = shown * length
        try #require(raw.count >= start + length)
        var sum = 0
        for y in 0..<180 {
          for x in 0..<241 {
            let pixel = frame[x, y]
            for (channel, shift) in [(0, 16), (1, 8), (2, 0)] as [(Int, UInt32)] {
              let value = Int(raw[start + (y * width + x) * 3 + channel])
              sum += abs(value - Int(pixel >> shift & 255))
            }
          }
        }
        #expect(Double(sum) / Double(241 * 180 * 3) < (isVideo ? 4 : 1e-9))
      }
    }
  }

  /// ffmpeg does not play WebP, so its chunks are read here.
  @Test(.enabled(if: Python.finds("ffmpeg")), arguments: ["", #", "background": "none""#])
  func webPHasItsTimes(background: String) throws {
    let file = try render("a.webp", Self.times + background).bytes("a.webp")
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) }
    }
    var (position, duration) = (12, 0)
    var hasAlpha = false
    while position + 8 <= file.count {
      let kind = String(decoding: file[position..<position + 4], as: UTF8.self)
      if kind == "VP8X" {
        hasAlpha = file[position + 8] & 0x10 != 0
        #expect(number(position + 12, 3) + 1 == 241 && number(position + 15, 3) + 1 == 180)
      }
      if kind == "ANMF" { duration += number(position + 20, 3) }
      position += 8 + (number(position + 4, 4) + 1) / 2 * 2
    }
    #expect(duration == 1600)
    #expect(hasAlpha || background.isEmpty)
  }

  @Test(arguments: ours + (Python.finds("ffmpeg") ? foreign : []))
  func theSameBytesHoweverManyThreads(file: String) throws {
    let one = try render(file, output: "one", jobs: 1).bytes(file)
    let five = try render(file, output: "five", jobs: 5).bytes(file)
    #expect(!one.isEmpty && one == five)
  }

  @Test func nothingBehindIsTransparent() throws {
    let none = #", "background": "none""#
    let picture = try PNG.decode(render("a.png", none).bytes("a.png"))
    #expect(picture[0, 0] == 0)
    #expect(picture.pixels.contains { $0 > 0xFF00_0000 })
    let film = try render("b.gif", none).film("b.gif")
    #expect(film.frames.allSatisfy { $0.pixels[0] == 0 })
    var decoder = try PNG.AnimationDecoder(render("c.apng", none).bytes("c.apng"))
    var count = 0
    while let frame = try decoder.next() {
      #expect(frame.bitmap[0, 0] == 0)
      count += 1
    }
    #expect(count == 7)
  }

  /// Half-covered pixels, like those of a thin minus sign, are kept over the theme's background.
  @Test func thinStrokesOfTransparentGIFsStay() throws {
    let run = try render("a.gif", #", "background": "none", "theme": "dark""#)
    let film = try run.film("a.gif")
    var (kept, wrong) = (0, 0)
    for (shown, drawn) in zip(film.frames, try run.frames()) {
      for (pixel, ideal) in zip(shown.pixels, drawn.pixels) {
        if ideal >> 24 >= 0x34, pixel >> 24 != 255 { wrong += 1 }
        if ideal >> 24 < 0x32, pixel >> 24 != 0 { wrong += 1 }
        if (0x34..<0x80).contains(ideal >> 24) { kept += 1 }
      }
    }
    #expect(wrong == 0 && kept > 100)
  }

  /// Twice the density means nothing to shapes.
  @Test(arguments: ["", #", "scale": 2"#]) func shapesAreInUnits(scale: String) throws {
    let pdf = String(decoding: try render("a.pdf", scale).bytes("a.pdf"), as: UTF8.self)
    #expect(pdf.contains("[ 0 0 241 180 ]"))
    let svg = String(decoding: try render("a.svg", scale).bytes("a.svg"), as: UTF8.self)
    #expect(svg.contains(#"width="241" height="180" viewBox="0 0 241 180""#))
  }

  /// Python's parser reads it: an image with a name and a description, and text that is text.
  @Test(.enabled(if: Python.has("xml"))) func svgTellsWhatItShows() throws {
    let titled = #", "title": "Moons <1> & 2""#
    let run = try render("a.svg", titled)
    let facts = try Python.run(
      """
      import sys, xml.etree.ElementTree as e
      root = e.parse(sys.argv[1]).getroot()
      s = "{http://www.w3.org/2000/svg}"
      print(root.get("role"), root.find(s + "title").text)
      print(root.find(s + "desc").text.startswith("Moons <1> & 2. "))
      print(any(t.text == "Moons <1> & 2" for t in root.iter(s + "text")))
      print(root.find(s + "path").get("d"))
      """, run.folder.output("a.svg"))
    let lines = facts.split(separator: "\n")
    #expect(lines.prefix(3) == ["img Moons <1> & 2", "True", "True"])
    // The background comes first, unless there is none.
    #expect(lines[3] == "M0 0L241 0L241 180L0 180Z")
    let clear = String(
      decoding: try render("b.svg", titled + #", "background": "none""#).bytes("b.svg"),
      as: UTF8.self)
    #expect(!clear.contains("M0 0L241 0L241 180L0 180Z"))
  }

  /// More frames than stay in memory come back from a file without a name.
  @Test func framesThatAreDrawnOnceAreSeenTwice() throws {
    let run = try render("a.apng", #", "scale": 3, "poster": "first""#)
    var decoder = try PNG.AnimationDecoder(run.bytes("a.apng"))
    for frame in try run.frames() { try expect(decoder.next()?.bitmap == frame) }
    let info = try PNG.info(run.bytes("a.apng"))
    #expect(info.width == 723 && info.height == 540)
  }
}

/// Another program's standard output.
enum Tool {
  struct Failed: Error {}

  static func run(_ words: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failed() }
    return [UInt8](bytes)
  }
}
