import CLibrary
import TestSupport
import Testing

@testable import GIF

/// Steps in place of slow changes, against a search that leaves nothing out.
@Suite struct SmoothingTests {
  private struct Random {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static func levels(_ color: UInt32) -> [Double] {
    [16, 8, 0].map { Double(color >> $0 & 255) }
  }

  private static func error(
    _ colors: ArraySlice<UInt32>, _ weights: ArraySlice<Double>, from level: [Double]
  ) -> Double {
    zip(colors, weights).reduce(0) { sum, pair in
      sum + pair.1 * zip(levels(pair.0), level).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
  }

  private static func mean(_ colors: ArraySlice<UInt32>, _ weights: ArraySlice<Double>) -> [Double]
  {
    (0..<3).map { channel in
      zip(colors, weights).reduce(0) { $0 + $1.1 * levels($1.0)[channel] } / weights.reduce(0, +)
    }
  }

  /// Of all ways to divide eight frames the one whose errors and penalties are least.
  private static func best(
    _ colors: [UInt32], _ weights: [Double], _ penalties: [Double], past: UInt32?
  ) -> (cost: Double, shown: [UInt32]) {
    var best = (cost: Double.infinity, shown: [UInt32]())
    for steps in 0..<(1 << colors.count) {
      // Without a past the first frame always begins a level.
      if past == nil, steps & 1 == 0 { continue }
      let starts = colors.indices.filter { steps >> $0 & 1 == 1 }
      // Where nothing changes there is no step.
      if starts.contains(where: { $0 > 0 && colors[$0] == colors[$0 - 1] }) { continue }
      var cost = starts.reduce(0) { $0 + penalties[$1] }
      var shown: [UInt32] = []
      if let past, starts.first != 0 {
        let end = starts.first ?? colors.count
        cost += error(colors[..<end], weights[..<end], from: levels(past))
        shown += [UInt32](repeating: past, count: end)
      }
      for (start, end) in zip(starts, starts.dropFirst() + [colors.count]) {
        let (part, times) = (colors[start..<end], weights[start..<end])
        let mean = mean(part, times)
        cost += error(part, times, from: mean)
        let typical = part.min { error([$0], [1], from: mean) < error([$1], [1], from: mean) }
        shown += [UInt32](repeating: typical ?? 0, count: end - start)
      }
      if cost < best.cost { best = (cost, shown) }
    }
    return best
  }

  @Test(arguments: [false, true]) func stepsAreTheBest(hasPast: Bool) {
    var random = Random(state: hasPast ? 7 : 3)
    for _ in 0..<300 {
      var level = [60, 120, 180]
      let colors = (0..<8).map { _ in
        for channel in 0..<3 { level[channel] += random.next(random.next(5) == 0 ? 40 : 7) - 3 }
        return UInt32(level[0]) << 16 | UInt32(level[1]) << 8 | UInt32(level[2])
      }
      let weights = (0..<8).map { _ in
        Double(1 + random.next(3)) + Double(random.next(99_991)) / 100_000
      }
      let penalties = (0..<8).map { $0 == 0 && !hasPast ? 0 : Double(random.next(400)) / 1.7 }
      let past = hasPast ? colors[0] &+ UInt32(random.next(9)) : nil
      var fit = StepFit(frameCount: 8)
      fit.begin()
      for index in 0..<8 {
        fit.append(
          colors[index], frame: index, weight: Float(weights[index]),
          penalty: Float(penalties[index]))
      }
      var (shown, end) = ([UInt32](repeating: 0, count: 8), 8)
      let error = fit.fit(after: past) { frame, color in
        for index in frame..<end { shown[index] = color }
        end = frame
      }
      let expected = Self.best(colors, weights, penalties, past: past)
      #expect(shown == expected.shown)
      let sum = (0..<8).reduce(0.0) {
        $0 + Self.error(colors[$1...$1], weights[$1...$1], from: Self.levels(shown[$1]))
      }
      #expect(abs(Double(error) - sum) < 1e-3 * max(sum, 1))
    }
  }

  /// Counted pixel by pixel, of rows in the middle and of all.
  @Test(arguments: [0..<13, 3..<8, 12..<13]) func calmPixelsAreCounted(rows: Range<Int>) {
    let (width, height, limit) = (17, 13, 20)
    var random = Random(state: 11)
    let old = (0..<width * height).map { _ in UInt32(random.next(0xFFFFFF)) & 0xF0_F0F0 }
    let new = old.enumerated().map { index, color in
      // Some rows stand still, in others steps are near to the limit.
      index / width % 4 == 1 ? color : color + UInt32(random.next(6)) * 0x01_0001
    }
    func squared(_ x: Int, _ y: Int) -> Int {
      let (a, b) = (Self.levels(old[y * width + x]), Self.levels(new[y * width + x]))
      return Int(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
    }
    var gentle = [UInt8](repeating: 0, count: rows.count * width)
    let calmness = Calmness(
      of: new, after: old, width: width, rows: rows, limit: Int32(limit), marking: &gentle)
    for y in rows {
      for x in 0..<width {
        var count = 0
        for row in y - 4...y + 4 {
          for column in x - 4...x + 4 {
            let isInside = 0..<height ~= row && 0..<width ~= column
            count += !isInside || squared(column, row) <= limit ? 1 : 0
          }
        }
        let offset = (y - rows.lowerBound) * width + x
        #expect(Int(calmness.counts[offset]) == count)
        #expect((gentle[offset] == 1) == (1...limit ~= squared(x, y)))
      }
    }
  }

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

  /// How many of nine by nine pixels change gently, if at all; all do beyond the edges.
  private static func calmCount(
    _ new: [UInt32], after old: [UInt32], width: Int, x: Int, y: Int, limit: Double
  ) -> Int {
    let height = new.count / width
    return (y - 4...y + 4).reduce(0) { count, row in
      count
        + (x - 4...x + 4).count { column in
          guard 0..<height ~= row, 0..<width ~= column else { return true }
          let (a, b) = (levels(old[row * width + column]), levels(new[row * width + column]))
          return zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } <= limit
        }
    }
  }

  /// Steps of the least cost, by trying all last levels of each frame in turn.
  private static func steps(
    _ colors: [UInt32], _ weights: [Double], _ penalties: [Double], past: UInt32?
  ) -> [UInt32] {
    var best: [(cost: Double, start: Int)] = []
    for end in 1...colors.count {
      var least = (cost: Double.infinity, start: 0)
      if let past {
        least = (error(colors[..<end], weights[..<end], from: levels(past)), -1)
      }
      for start in 0..<end where start == 0 || colors[start] != colors[start - 1] {
        let (part, times) = (colors[start..<end], weights[start..<end])
        let before = start == 0 ? 0 : best[start - 1].cost
        let cost = before + penalties[start] + error(part, times, from: mean(part, times))
        if cost < least.cost { least = (cost, start) }
      }
      best.append(least)
    }
    var (shown, end) = ([UInt32](), colors.count)
    while end > 0 {
      let start = max(best[end - 1].start, 0)
      let (part, times) = (colors[start..<end], weights[start..<end])
      let mean = mean(part, times)
      let typical = part.min { error([$0], [1], from: mean) < error([$1], [1], from: mean) }
      let color = best[end - 1].start < 0 ? past : typical
      shown = [UInt32](repeating: color ?? 0, count: end - start) + shown
      end = start
    }
    return shown
  }

  /// Pixel by pixel, of two times as many frames as are smoothed together, which are shown for different times.
  @Test func filmsAreSmoothedPixelByPixel() throws {
    let (width, height, quality) = (26, 22, 70.0)
    var random = Random(state: 5)
    var levels = (0..<width * height).map { [60 + $0 / width, 90 + $0 % width, 100 + $0 % 7] }
    let film = (0..<30).map { time in
      levels.indices.map { index -> UInt32 in
        for channel in 0..<3 where random.next(24) == 0 { levels[index][channel] += 1 }
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
          let calm = Self.calmCount(
            film[time], after: film[time - 1], width: width, x: position % width,
            y: position / width, limit: (penalty / 4).rounded(.down))
          return penalty * pow(Double(calm) / 81, 4)
        }
        let shown = Self.steps(
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
    var random = Random(state: 9)
    let noise = try palette((0..<1600).map { _ in UInt32(random.next(0xFFFFFF)) })
    let slope = try palette((0..<1600).map { UInt32($0 % 40 + $0 / 40) * 0x02_0101 })
    func gain(_ errorShare: Double, _ savedShare: Double) -> GIF.TemporalSmoothing.Gain {
      GIF.TemporalSmoothing.Gain(
        meanSquaredError: 0.2, errorShare: errorShare, savedShare: savedShare)
    }
    #expect(!gain(0.3, 0.15).isWorth(noise) && gain(0.3, 0.5).isWorth(noise))
    #expect(gain(0.3, 0.15).isWorth(slope) && gain(0.3, 0.5).isWorth(slope))
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
