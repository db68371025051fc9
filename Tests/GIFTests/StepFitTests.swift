import TestSupport
import Testing

@testable import GIF

/// What smoothing is made of: the steps of a pixel, and how calm it is around one.
struct StepFitTests {
  @Test(arguments: [false, true]) func stepsAreTheBest(hasPast: Bool) {
    var random = SplitMix(seed: hasPast ? 7 : 3)
    func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    for _ in 0..<300 {
      var level = [60, 120, 180]
      let colors = (0..<8).map { _ in
        for channel in 0..<3 { level[channel] += next(next(5) == 0 ? 40 : 7) - 3 }
        return UInt32(level[0]) << 16 | UInt32(level[1]) << 8 | UInt32(level[2])
      }
      let weights = (0..<8).map { _ in
        Double(1 + next(3)) + Double(next(99_991)) / 100_000
      }
      let penalties = (0..<8).map { $0 == 0 && !hasPast ? 0 : Double(next(400)) / 1.7 }
      let past = hasPast ? colors[0] &+ UInt32(next(9)) : nil
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
      let expected = SmoothingReference.best(colors, weights, penalties, past: past)
      #expect(shown == expected)
      let sum = (0..<8).reduce(0.0) {
        $0
          + SmoothingReference.error(
            colors[$1...$1], weights[$1...$1], from: SmoothingReference.levels(shown[$1]))
      }
      #expect(abs(Double(error) - sum) < 1e-3 * max(sum, 1))
    }
  }

  /// Counted pixel by pixel, of rows in the middle and of all.
  @Test(arguments: [0..<13, 3..<8, 12..<13]) func calmPixelsAreCounted(rows: Range<Int>) {
    let (width, height, limit) = (17, 13, 20)
    var random = SplitMix(seed: 11)
    func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    let old = (0..<width * height).map { _ in UInt32(next(0xFFFFFF)) & 0xF0_F0F0 }
    let new = old.enumerated().map { index, color in
      // Some rows stand still, in others steps are near to the limit.
      index / width % 4 == 1 ? color : color + UInt32(next(6)) * 0x01_0001
    }
    var gentle = [UInt8](repeating: 0, count: rows.count * width)
    let calmness = Calmness(
      of: new, after: old, width: width, rows: rows, limit: Int32(limit), marking: &gentle)
    for y in rows {
      for x in 0..<width {
        let count = SmoothingReference.calmCount(
          new, after: old, width: width, x: x, y: y, limit: Double(limit))
        let offset = (y - rows.lowerBound) * width + x
        #expect(Int(calmness.counts[offset]) == count)
        let step = SmoothingReference.squaredStep(old[y * width + x], new[y * width + x])
        #expect((gentle[offset] == 1) == (1...Double(limit) ~= step))
      }
    }
  }
}
