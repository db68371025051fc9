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
