import Foundation
import Graphics
import PNG
import Testing

/// What other programs make of our files. Each test is skipped where its program is not installed.
@Suite struct ForeignDecoderTests {
  /// Runs a program from the search path; its output if it ends well.
  private static func run(_ arguments: [String]) -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? [UInt8](data) : nil
  }

  private static let hasPillow = run(["python3", "-c", "import PIL"]) != nil
  private static let hasFFmpeg = run(["ffmpeg", "-version"]) != nil

  private static func withFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws
    -> Value
  {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).png")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  private static func rgba(_ bitmaps: [Bitmap]) -> [UInt8] {
    bitmaps.flatMap(\.pixels).flatMap { pixel in
      [16, 8, 0, 24].map { UInt8(truncatingIfNeeded: pixel >> $0) }
    }
  }

  private static let pictures = [
    Picture.noise(1, 1, colors: 1), Picture.noise(83, 40, colors: 5),
    Picture.noise(83, 40, colors: 256), Picture.noise(120, 90, colors: 7000),
    Picture.film(300, 200, time: 4),
  ]

  @Test(.enabled(if: hasPillow), arguments: 0..<5) func pillowReadsPictures(_ index: Int) throws {
    let bitmap = Self.pictures[index]
    try Self.withFile(try PNG.encode(bitmap, text: [PNG.TextEntry("Title", "a → b")])) { path in
      let script = """
        import sys, PIL.Image
        image = PIL.Image.open('\(path)')
        assert image.text['Title'] == 'a \\u2192 b'
        sys.stdout.buffer.write(image.convert('RGBA').tobytes())
        """
      #expect(Self.run(["python3", "-W", "error", "-c", script]) == Self.rgba([bitmap]))
    }
  }

  @Test(.enabled(if: hasFFmpeg), arguments: 0..<5) func ffmpegReadsPictures(_ index: Int) throws {
    let bitmap = Self.pictures[index]
    try Self.withFile(try PNG.encode(bitmap)) { path in
      let output = Self.run([
        "ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgba", "-",
      ])
      #expect(output == Self.rgba([bitmap]))
    }
  }

  /// Films with a palette, of RGB, and with frames that are taken away again.
  private static let films = [
    [0, 1, 5, 5, 20, 3].map { Picture.film(64, 40, time: $0) },
    [0, 1, 5, 5, 20, 3].map { Picture.film(64, 40, time: $0, on: 4000) },
    [0, 9, 9, 14, 2, 0].map { Picture.film(64, 40, time: $0, on: 4000) },
  ]

  @Test(.enabled(if: hasFFmpeg), arguments: 0..<3) func ffmpegPlaysFilms(_ index: Int) throws {
    let film = Self.films[index]
    let file = try PNG.encode(
      film: film, delays: film.map { _ in PNG.Delay(1, over: 10) })
    try Self.withFile(file) { path in
      let output = Self.run([
        "ffmpeg", "-v", "error", "-xerror", "-f", "apng", "-i", path, "-fps_mode", "passthrough",
        "-f", "rawvideo", "-pix_fmt", "rgba", "-",
      ])
      #expect(output == Self.rgba(film))
    }
  }

  @Test(.enabled(if: hasPillow), arguments: 0..<4) func pillowPlaysFilms(_ index: Int) throws {
    let clear = [0, 1, 5, 5, 20, 3].map { Picture.film(64, 40, time: $0, clear: $0 > 3) }
    let film = index < 3 ? Self.films[index] : clear
    let file = try PNG.encode(
      film: film, delays: film.map { _ in PNG.Delay(1, over: 10) }, loops: 2)
    try Self.withFile(file) { path in
      let script = """
        import sys, PIL.Image
        film = PIL.Image.open('\(path)')
        assert film.n_frames == 6 and film.info['loop'] == 2
        for frame in range(6):
            # Opened anew: Pillow takes frames away wrongly that it has shown before.
            film = PIL.Image.open('\(path)')
            film.seek(frame)
            assert film.info['duration'] == 100
            sys.stdout.buffer.write(film.convert('RGBA').convert('RGBa').tobytes())
        """
      let output = try #require(Self.run(["python3", "-W", "error", "-c", script]))
      let expected = Self.rgba(film)
      #expect(output.count == expected.count)
      // Pillow rounds where it multiplies colours with their opacity.
      #expect(zip(output, expected).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    }
  }

  /// Films that Pillow makes with its own rectangles, as ffmpeg shows them (Pillow itself restores frames wrongly).
  @Test(.enabled(if: hasPillow && hasFFmpeg), arguments: [0, 1, 2], [0, 1])
  func foreignFilmsAreRead(_ disposal: Int, _ blending: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: path) }
    let script = """
      import PIL.Image, PIL.ImageDraw
      frames = []
      for index in range(5):
          image = PIL.Image.new('RGBA', (40, 30), (0, 0, 0, 0) if index else (9, 99, 9, 255))
          box = [3 + 4 * index, 5, 14 + 4 * index, 20]
          PIL.ImageDraw.Draw(image).rectangle(box, (250, 30 * index, 10, 255))
          frames.append(image)
      frames[0].save('\(path.path)', save_all=True, append_images=frames[1:], duration=40, loop=3,
                     disposal=\(disposal), blend=\(blending))
      """
    try #require(Self.run(["python3", "-c", script]) != nil)
    let output = try #require(
      Self.run([
        "ffmpeg", "-v", "error", "-f", "apng", "-i", path.path, "-fps_mode", "passthrough", "-f",
        "rawvideo", "-pix_fmt", "rgba", "-",
      ]))
    var decoder = try PNG.AnimationDecoder([UInt8](try Data(contentsOf: path)))
    var frames: [Bitmap] = []
    while let frame = try decoder.next() {
      frames.append(frame.bitmap)
      #expect(frame.delay.seconds == 0.04)
    }
    #expect(decoder.info.loops == 3)
    #expect(output == Self.rgba(frames))
  }
}
