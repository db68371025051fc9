import CLibrary
import GIF
import Testing

/// Every option on films with more colours than a palette holds.
@Suite struct OptionTests {
  private static let (width, height) = (96, 64)
  private static let film = (0..<7).map { Picture.gradient(width, height, time: $0) }

  private static func encode(_ options: GIF.Options) throws -> [UInt8] {
    try GIF.encode(
      frames: film, width: width, height: height, delays: [Int](repeating: 4, count: film.count),
      options: options)
  }

  struct Choice: Sendable, CustomTestStringConvertible {
    var effort: GIF.Effort
    var dithering: GIF.Dithering
    var quality: Double
    var testDescription: String { "\(effort) \(dithering) \(quality)" }
  }

  static let choices = GIF.Effort.allCases.flatMap { effort in
    GIF.Dithering.allCases.flatMap { dithering in
      [1, 50, 100].map { Choice(effort: effort, dithering: dithering, quality: $0) }
    }
  }

  @Test(arguments: choices) func stillPixelsStay(_ choice: Choice) throws {
    let bytes = try Self.encode(
      GIF.Options(quality: choice.quality, effort: choice.effort, dithering: choice.dithering))
    try StrictGIF.check(bytes)
    let shown = try GIF.decode(bytes)
    #expect(shown.damage == nil && shown.frames.count == Self.film.count)
    let metrics = Metrics(Self.film, shown: shown.frames.map(\.pixels))
    #expect(metrics.flickers == 0)
    // 27.75 dB at quality 1, 40 at 50; patterns cost up to 4.
    let bound = choice.quality == 1 ? 300.0 : 18
    #expect(metrics.error < bound, "\(metrics.error)")
  }

  @Test(arguments: [
    (1.0, 27.75), (50, 40), (70, 45), (90, 50), (92.5, 51.5), (95, 53), (97, 55.5), (99, 58),
    (99.5, 68),
  ])
  func qualityIsAScaleOfDecibels(quality: Double, decibels: Double) {
    #expect(GIF.Options.targetPSNR(quality: quality) == decibels)
    #expect(GIF.Options.quality(targetPSNR: decibels) == quality)
    #expect(GIF.Options(quality: quality).targetPSNR == decibels)
  }

  @Test func qualityEndsAtAllColors() {
    #expect(GIF.Options.targetPSNR(quality: 100) == nil)
    #expect(GIF.Options.quality(targetPSNR: 80) == 100)
    #expect(GIF.Options(quality: 0).targetPSNR == 27.75)
  }

  /// Two hundred greys fit a palette, and fewer of them reach the 40 dB of quality 50.
  @Test func qualityCountsWhereAllColorsFit() throws {
    func grey(_ i: Int, _ t: Int) -> UInt32 { UInt32((i * 7 + t * 31) % 200) * 0x01_0101 }
    let count = Self.width * Self.height
    let frames = (0..<4).map { t in (0..<count).map { grey($0, t) } }
    func encode(_ quality: Double) throws -> (bytes: Int, metrics: Metrics) {
      let bytes = try GIF.encode(
        frames: frames, width: Self.width, height: Self.height, delays: [4, 4, 4, 4],
        options: GIF.Options(quality: quality))
      return (bytes.count, Metrics(frames, shown: try GIF.decode(bytes).frames.map(\.pixels)))
    }
    let (exact, coarse) = (try encode(100), try encode(50))
    #expect(exact.metrics.error == 0)
    #expect(coarse.bytes < exact.bytes * 9 / 10)
    #expect(coarse.metrics.error > 0 && coarse.metrics.error < 18)
  }

  @Test(arguments: GIF.Effort.allCases) func qualityIsFidelity(effort: GIF.Effort) throws {
    var before = (error: Double.infinity, bytes: 0)
    for quality in [30, 39.5, 40.5, 50] {
      let options = GIF.Options(quality: quality, effort: effort)
      let bytes = try Self.encode(options)
      let shown = try GIF.decode(bytes).frames.map(\.pixels)
      let error = Metrics(Self.film, shown: shown).error
      // 0.6 dB of what was asked for.
      let target = try #require(options.targetPSNR)
      #expect(error < 65_025 * pow(10, -target / 10) * 1.15, "quality \(quality)")
      #expect(error < before.error && bytes.count > before.bytes)
      before = (error, bytes.count)
    }
  }

  @Test(arguments: [2, 3, 4, 5, 16, 17, 128, 255, 256], GIF.Dithering.allCases)
  func colorsAreLimited(colors: Int, dithering: GIF.Dithering) throws {
    let bytes = try Self.encode(
      GIF.Options(quality: 100, colors: colors, dithering: dithering))
    try StrictGIF.check(bytes)
    let shown = Set(try GIF.decode(bytes).frames.flatMap(\.pixels))
    #expect(shown.count < max(colors, 3))
    #expect(shown.count >= min(colors - 1, 100))
  }

  /// The last film that fits is exact, the first that does not is nearly.
  @Test(arguments: [254, 255, 256, 257, 258], [false, true])
  func atTheLimitOfColors(colors: Int, transparency: Bool) throws {
    let frames = (0..<3).map { t in
      Picture.noise(40, 40, colors: colors, seed: 7).enumerated().map { i, color in
        i < 1590 - t ? color : transparency && i > 1590 ? 0 : Picture.color(t)
      }
    }
    let bytes = try GIF.encode(
      frames: frames, width: 40, height: 40, delays: [3, 3, 3],
      options: GIF.Options(quality: 100, transparency: transparency))
    try StrictGIF.check(bytes)
    let shown = try GIF.decode(bytes).frames.map(\.pixels)
    let metrics = Metrics(frames, shown: shown)
    if colors + (transparency ? 1 : 0) <= 256 {
      #expect(shown == frames)
    } else {
      #expect(metrics.error > 0 && metrics.error < 60)
    }
    #expect(metrics.flickers == 0)
  }

  /// A line that moves on leaves no trace on the background.
  @Test(arguments: GIF.Dithering.allCases) func backgroundStaysClean(dithering: GIF.Dithering)
    throws
  {
    // A line with soft edges and more colours than there is room for.
    let frames = (0..<8).map { time in
      (0..<96 * 64).map { i in
        let (x, y) = (i % 96, i / 96)
        let share = min(abs(2 * x + y - 16 * time - 20), 8)
        func level(_ full: Int) -> UInt32 { UInt32(full + (255 - full) * share / 8) }
        return 0xFF00_0000 | level(4 * y) << 16 | level(255 - 4 * y) << 8 | level(100 + y)
      }
    }
    let bytes = try GIF.encode(
      frames: frames, width: 96, height: 64, delays: [Int](repeating: 5, count: 8),
      options: GIF.Options(quality: 100, colors: 8, dithering: dithering))
    for (frame, shown) in zip(frames, try GIF.decode(bytes).frames) {
      for (color, pixel) in zip(frame, shown.pixels) where color == 0xFFFF_FFFF {
        #expect(pixel == color)
      }
    }
  }

  @Test(arguments: [1, 2, 300]) func nothingButTransparency(frames: Int) throws {
    let film = [[UInt32]](repeating: [UInt32](repeating: 0, count: 12), count: frames)
    let bytes = try GIF.encode(
      frames: film, width: 4, height: 3, delays: [Int](repeating: 9, count: frames),
      options: GIF.Options(transparency: true))
    try StrictGIF.check(bytes)
    let shown = try GIF.decode(bytes)
    #expect(shown.frames.map(\.pixels) == [film[0]] && shown.frames[0].delay == 9 * frames)
  }

  /// Frames compressed in any order, by one workspace or many, are the same.
  @Test(arguments: GIF.Dithering.allCases, GIF.Effort.allCases)
  func orderDoesNotMatter(dithering: GIF.Dithering, effort: GIF.Effort) throws {
    let options = GIF.Options(quality: 40, effort: effort, dithering: dithering)
    let packer = try GIF.FramePacker(
      width: Self.width, height: Self.height, backdrop: Self.film[3])
    var tally = packer.tally()
    var packed: [GIF.PackedFrame] = []
    for frame in Self.film {
      packed.append(try packer.pack(frame.span, delay: 4, counting: &tally))
    }
    let film = GIF.PackedFilm(packed)
    let palette = try GIF.Palette(tally, film: film, packer: packer, options: options)
    let compressor = GIF.FrameCompressor(film, packer: packer, palette: palette, options: options)
    var inOrder = compressor.workspace()
    let frames = try Self.film.indices.map { try compressor.compress($0, using: &inOrder) }
    var shuffled = compressor.workspace()
    for index in [4, 1, 6, 2, 0, 5, 3] {
      #expect(try compressor.compress(index, using: &shuffled) == frames[index])
      var fresh = compressor.workspace()
      #expect(try compressor.compress(index, using: &fresh) == frames[index])
    }
  }
}
