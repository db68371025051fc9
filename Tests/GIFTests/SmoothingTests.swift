import CLibrary
import TestSupport
import Testing

@testable import GIF

/// Films whose slow changes become steps.
struct SmoothingTests {
  /// Frames that are smoothed by themselves.
  private struct Smoothed {
    var frames: [[UInt32]] = []
    /// `nil` if they are not worth it.
    var error: Double?

    init(_ film: [[UInt32]], width: Int, delays: [Int], quality: Double) throws {
      let smoothing = try #require(
        GIF.TemporalSmoothing(
          width: width, height: film[0].count / width, delays: delays,
          options: GIF.Options(quality: quality)))
      let gain = try smoothing.smooth {
        Array(film[$0])
      } map: {
        (0..<$0).map($1)
      } write: { block in
        frames += block.range.map { block.pixels(of: $0) }
      }
      error = gain?.meanSquaredError
    }
  }

  /// Pixel by pixel, of two times as many frames as are smoothed together, which are shown for different times.
  @Test func filmsAreSmoothedPixelByPixel() throws {
    let (width, height, quality) = (26, 22, 70.0)
    var random = SplitMix(seed: 5)
    func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    var levels = (0..<width * height).map { [60 + $0 / width, 90 + $0 % width, 100 + $0 % 7] }
    let film = (0..<30).map { time in
      levels.indices.map { index -> UInt32 in
        for channel in 0..<3 where next(24) == 0 { levels[index][channel] += 1 }
        // A mark moves along the left.
        if index % width < 6, abs(index / width - time % 20) < 3 { return UInt32(time) << 3 }
        return levels[index].reduce(0) { $0 << 8 | UInt32($1) }
      }
    }
    let delays = film.indices.map { $0 < 12 ? 3 + $0 : 90 - 3 * $0 }
    let smoothed = try Smoothed(film, width: width, delays: delays, quality: quality)
    let error = try #require(smoothed.error)

    let mean = Double(delays.reduce(0, +)) / Double(delays.count)
    let weights = delays.map { Double($0) / mean }
    let penalty = 75 * 65_025 / pow(10, (27.5 + quality / 4) / 10)
    var expected = film
    for block in [0..<24, 24..<30] {
      for position in 0..<width * height {
        let penalties = block.map { time -> Double in
          if block.lowerBound > 0, time == block.lowerBound,
            film[time][position] == film[time - 1][position]
          {
            return .infinity
          }
          if time == 0 { return 0 }
          let calm = SmoothingReference.calmCount(
            film[time], after: film[time - 1], width: width, x: position % width,
            y: position / width, limit: (penalty / 4).rounded(.down))
          return penalty * pow(Double(calm) / 81, 4)
        }
        let shown = SmoothingReference.steps(
          block.map { film[$0][position] }, Array(weights[block]), penalties,
          past: block.lowerBound == 0 ? nil : expected[block.lowerBound - 1][position])
        for (time, color) in zip(block, shown) { expected[time][position] = color }
      }
    }
    let wrong = zip(smoothed.frames, expected).reduce(0) { sum, frames in
      sum + zip(frames.0, frames.1).count { $0 != $1 }
    }
    // Sums of single precision may decide otherwise where two ways cost the same.
    #expect(wrong <= 60, "\(wrong) of \(30 * width * height)")
    let changed = zip(film, expected).reduce(0) { sum, frames in
      sum + zip(frames.0, frames.1).count { $0 != $1 }
    }
    #expect(changed > 3000)
    var sum = 0.0
    for (time, frame) in smoothed.frames.enumerated() {
      sum += weights[time] * PixelMetrics.meanSquaredDifference(film[time], frame)
    }
    #expect(abs(error - sum / 30) < 1e-3 * error)
  }

  /// Films that gain nothing by it stay as they are.
  @Test func filmsAreSmoothedOnlyWhereItPays() throws {
    func isSmoothed(
      width: Int = 40, height: Int = 40, _ level: (_ time: Int, _ x: Int, _ y: Int) -> Int
    ) throws -> Bool {
      let film = (0..<30).map { time in
        (0..<width * height).map { index -> UInt32 in
          let (x, y) = (index % width, index / width)
          // Neighbours differ in blue, so that there are many colours.
          return UInt32(level(time, x, y) & 255) << 16 | 0x4000 | UInt32((7 * x + 11 * y) % 250)
        }
      }
      let delays = [Int](repeating: 5, count: 30)
      return try Smoothed(film, width: width, delays: delays, quality: 70).error != nil
    }
    func slow(_ time: Int, _ x: Int, _ y: Int) -> Int { 80 + (time + x + 3 * y) / 6 }
    #expect(try isSmoothed(slow))
    // Everything drifts fast.
    #expect(try !isSmoothed { time, x, y in 20 + 5 * time + x })
    // Only its middle drifts slowly.
    #expect(
      try !isSmoothed { time, x, y in 20 + x + 2 * min(time, 9) + time / 8 + 2 * max(time, 21) })
    // A few pixels change little by little, the others much.
    #expect(try !isSmoothed { time, x, y in x < 3 ? slow(time, x, y) : (x * 7 + time * 91) & 255 })
    // Sixteen colours drift.
    #expect(
      try !isSmoothed(width: 4, height: 40) { time, x, y in slow(time, x, 0) })
    // Of a high film every third band is looked at, and those between are not.
    #expect(
      try isSmoothed(width: 20, height: 320) { time, x, y in
        64..<192 ~= y ? (x * 7 + time * 91) & 255 : slow(time, x, y)
      })
    #expect(
      try !isSmoothed(width: 20, height: 320) { time, x, y in
        192..<256 ~= y ? 5 * time + x : slow(time, x, y)
      })
  }

  /// A palette that has no colours left pays for each error; others make up for it.
  @Test func errorsMustPayWhereColorsAreFew() throws {
    func palette(_ pixels: [UInt32]) throws -> GIF.Palette {
      let packer = try GIF.FramePacker(
        width: 40, height: 40, backdrop: pixels, transparency: false)
      var tally = packer.tally()
      let frame = try packer.pack(pixels.span, delay: 5, counting: &tally)
      return try GIF.Palette(
        tally, film: GIF.PackedFilm([frame]), packer: packer, options: GIF.Options(quality: 90))
    }
    var random = SplitMix(seed: 9)
    func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    let noise = try palette((0..<1600).map { _ in UInt32(next(0xFFFFFF)) })
    let slope = try palette((0..<1600).map { UInt32($0 % 40 + $0 / 40) * 0x02_0101 })
    func gain(_ errorShare: Double, _ savedShare: Double) -> GIF.TemporalSmoothing.Gain {
      GIF.TemporalSmoothing.Gain(
        meanSquaredError: 0.2, errorShare: errorShare, savedShare: savedShare)
    }
    #expect(!gain(0.3, 0.15).isWorth(noise) && gain(0.3, 0.5).isWorth(noise))
    #expect(gain(0.3, 0.15).isWorth(slope) && gain(0.3, 0.5).isWorth(slope))
  }

  /// Without steps, and with fast encoding, each colour is shown by one of the palette wherever it is.
  @Test func filmsOfManyColorsStayAsTheyAre() throws {
    let film = DriftingFilm.ofManyColors
    let delays = [Int](repeating: 10, count: film.frames.count)
    let smoothed = try Smoothed(film.frames, width: film.width, delays: delays, quality: 90)
    #expect(smoothed.error != nil)
    let file = try GIF.encode(
      frames: film.frames, width: film.width, height: film.height, delays: delays,
      options: GIF.Options(quality: 90, effort: .fast))
    // Frames that look alike are one.
    let shown = try GIF.decode(file).frames.flatMap {
      [[UInt32]](repeating: $0.pixels, count: $0.delay / 10)
    }
    try #require(shown.count == film.frames.count)
    #expect(film.ambiguousColors(shown: shown) == 0)
  }

  private static let film = DriftingFilm(frameCount: 30)

  private static func encode(
    _ frames: [[UInt32]], _ quality: Double, delays: [Int], isSmooth: Bool = true
  ) throws -> [UInt8] {
    // Frames that may be transparent are not smoothed.
    try GIF.encode(
      frames: frames, width: film.width, height: film.height,
      delays: delays, options: GIF.Options(quality: quality, transparency: !isSmooth))
  }

  @Test(arguments: [50.0, 60, 70]) func slowChangesTakeFewerBytes(quality: Double) throws {
    let delays = [Int](repeating: 5, count: Self.film.frames.count)
    let file = try Self.encode(Self.film.frames, quality, delays: delays)
    let plain = try Self.encode(Self.film.frames, quality, delays: delays, isSmooth: false)
    #expect(100 * file.count < 85 * plain.count, "\(file.count) and \(plain.count) bytes")
    let shown = try GIF.decode(file).frames.map(\.pixels)
    try #require(shown.count == Self.film.frames.count)
    let metrics = Metrics(Self.film.frames, shown: shown)
    #expect(10 * log10(65_025 / metrics.error) > 27.5 + quality / 4 - 0.15)
    #expect(metrics.flickers == 0)
  }
}
