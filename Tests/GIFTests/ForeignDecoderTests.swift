import Foundation
import GIF
import Testing

/// What other programs make of our files. Each test is skipped where its program is not installed.
@Suite struct ForeignDecoderTests {
  private static let width = 60
  private static let height = 44

  private struct Sample {
    let name: String
    let frames: [[UInt32]]
    let delays: [Int]
    let bytes: [UInt8]
  }

  private static func samples() throws -> [Sample] {
    func sample(_ name: String, _ frames: [[UInt32]]) throws -> Sample {
      let delays = (0..<frames.count).map { 3 + $0 % 4 }
      return Sample(
        name: name, frames: frames, delays: delays,
        bytes: try GIF.encode(
          frames: frames, width: width, height: height, delays: delays,
          options: GIF.Options(quality: 100, comment: "a comment")))
    }
    return try [
      sample("figure", (0..<8).map { Picture.figure(width, height, time: $0 * 2) }),
      sample("still", [Picture.figure(width, height, time: 0)]),
    ]
      + [2, 255, 256].map { colors in
        try sample(
          "noise\(colors)",
          (0..<4).map { Picture.noise(width, height, colors: colors, seed: UInt64($0)) })
      } + lossySamples()
  }

  /// Films that lose colours: what other programs show is held against our own decoder.
  private static func lossySamples() throws -> [Sample] {
    let frames = (0..<4).map { Picture.gradient(width, height, time: $0) }
    let delays = frames.indices.map { 3 + $0 % 4 }
    return try GIF.Effort.allCases.flatMap { effort in
      try GIF.Dithering.allCases.map { dithering in
        let bytes = try GIF.encode(
          frames: frames, width: width, height: height, delays: delays,
          options: GIF.Options(quality: 45, effort: effort, dithering: dithering))
        return Sample(
          name: "\(effort) \(dithering)", frames: try GIF.decode(bytes).frames.map(\.pixels),
          delays: delays, bytes: bytes)
      }
    }
  }

  /// Runs a program from the search path; `nil` if there is none of that name.
  @discardableResult
  private static func run(_ arguments: [String]) -> (status: Int32, out: Data, errors: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let out = Pipe()
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    guard FileManager.default.createFile(atPath: errors.path, contents: nil) else { return nil }
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardOutput = out
    process.standardError = try? FileHandle(forWritingTo: errors)
    guard (try? process.run()) != nil else { return nil }
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complaints = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return process.terminationStatus == 127 ? nil : (process.terminationStatus, data, complaints)
  }

  private static func has(_ arguments: String...) -> Bool { run(arguments)?.status == 0 }

  private static func withFile(_ sample: Sample, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(sample.name)-\(UUID().uuidString).gif")
    try Data(sample.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  private static func rgb(_ frames: [[UInt32]]) -> Data {
    Data(
      frames.joined().flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] })
  }

  @Test(.enabled(if: has("ffmpeg", "-version"))) func ffmpeg() throws {
    for sample in try Self.samples() {
      try Self.withFile(sample) { file in
        let result = try #require(
          Self.run([
            "ffmpeg", "-v", "warning", "-min_delay", "0", "-i", file, "-f", "rawvideo", "-pix_fmt",
            "rgb24", "-fps_mode", "passthrough", "-",
          ]))
        #expect(result.status == 0 && result.errors.isEmpty, "\(sample.name): \(result.errors)")
        #expect(result.out == Self.rgb(sample.frames), "\(sample.name)")
      }
    }
  }

  @Test(.enabled(if: has("python3", "-c", "import PIL"))) func pillow() throws {
    let script = """
      import sys, warnings
      from PIL import Image, ImageSequence
      warnings.simplefilter("error")
      out = sys.stdout.buffer
      delays = []
      with Image.open(sys.argv[1]) as image:
          for frame in ImageSequence.Iterator(image):
              out.write(frame.convert("RGB").tobytes())
              delays.append(frame.info.get("duration", 0) // 10)
      print(*delays, file=sys.stderr)
      """
    for sample in try Self.samples() {
      try Self.withFile(sample) { file in
        let result = try #require(Self.run(["python3", "-c", script, file]))
        #expect(result.out == Self.rgb(sample.frames), "\(sample.name)")
        let delays = sample.delays.map(String.init).joined(separator: " ")
        #expect(result.errors == delays + "\n", "\(sample.name)")
      }
    }
  }

  @Test(.enabled(if: has("gifsicle", "--version"))) func gifsicle() throws {
    for sample in try Self.samples() {
      try Self.withFile(sample) { file in
        let result = try #require(Self.run(["gifsicle", "-I", file]))
        let text = String(decoding: result.out, as: UTF8.self)
        #expect(result.status == 0 && result.errors.isEmpty, "\(sample.name): \(result.errors)")
        #expect(text.contains(" \(sample.frames.count) image"), "\(sample.name): \(text)")
      }
    }
  }

  /// gifsicle tries several ways to compress the same pixels.
  @Test(.enabled(if: has("gifsicle", "--version")), arguments: ByteBudgetTests.films.map(\.name))
  func gifsicleHardlyShrinksAFilm(name: String) throws {
    let film = try #require(ByteBudgetTests.films.first { $0.name == name })
    let frames = (0..<20).map(film.frame)
    let size = name == "noise" ? (80, 60) : (200, 120)
    let bytes = try GIF.encode(
      frames: frames, width: size.0, height: size.1, delays: frames.map { _ in 10 })
    let sample = Sample(name: name, frames: frames, delays: [], bytes: bytes)
    try Self.withFile(sample) { file in
      let result = try #require(Self.run(["gifsicle", "-O3", "--no-warnings", file]))
      #expect(result.out.count * 200 >= bytes.count * 199, "\(bytes.count) → \(result.out.count)")
    }
  }

  @Test(.enabled(if: has("giftext", "-h") || has("which", "giftext"))) func giflib() throws {
    for sample in try Self.samples() {
      try Self.withFile(sample) { file in
        let result = try #require(Self.run(["giftext", file]))
        let text = String(decoding: result.out, as: UTF8.self)
        #expect(result.status == 0 && result.errors.isEmpty, "\(sample.name): \(result.errors)")
        #expect(text.components(separatedBy: "Image #").count == sample.frames.count + 1)
      }
    }
  }

  @Test(.enabled(if: has("identify", "-version"))) func imageMagick() throws {
    for sample in try Self.samples() {
      try Self.withFile(sample) { file in
        let result = try #require(
          Self.run(["identify", "-regard-warnings", "-format", "%T\n", file]))
        #expect(result.status == 0 && result.errors.isEmpty, "\(sample.name): \(result.errors)")
        let delays = String(decoding: result.out, as: UTF8.self).split(separator: "\n")
        #expect(delays.compactMap { Int($0) } == sample.delays)
      }
    }
  }
}
