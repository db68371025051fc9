import PNG
import Testing

@testable import Pipeline

struct TimingTests {
  @Test(arguments: [0.5, 7, 12, 23.976, 24, 29.97, 30, 49])
  func ratesDoNotDrift(rate: Double) {
    let delays = Timing(frames: 1000, pace: .framesPerSecond(rate)).centiseconds
    #expect(abs(Double(delays.reduce(0, +)) - 100_000 / rate) <= 0.5)
    #expect((delays.max() ?? 0) - (delays.min() ?? 0) <= 1)
  }

  @Test func delaysAreKeptAndFramesHeld() {
    var timing = Timing(frames: 3, pace: .delays([5, 5, 20]), holdFirst: 1, holdLast: 0.5)
    #expect(timing.centiseconds == [105, 5, 70])
    #expect(timing.duration(inCentiseconds: true) == 1.8)
    #expect((0..<3).map { timing.delay($0).seconds } == [1.05, 0.05, 0.7])
    #expect(timing.commonRate == 20)
    #expect((0..<3).map(timing.repeats) == [21, 1, 14])
    timing = Timing(frames: 1, pace: .framesPerSecond(10), holdFirst: 1, holdLast: 2)
    #expect(timing.centiseconds == [310])
    #expect(timing.repeats(0) == 31)
  }

  /// What other films say of their frames: a GIF rounds it without drift, and the hold comes on top.
  @Test func recordedDelaysAreKeptAndHeld() {
    let film = [PNG.Delay](repeating: PNG.Delay(1, over: 24), count: 24)
    let delays = Timing(frames: 24, pace: .recorded(film)).centiseconds
    #expect(delays.reduce(0, +) == 100 && Set(delays) == [4, 5])
    let timing = Timing(
      frames: 2, pace: .recorded([PNG.Delay(1, over: 10), PNG.Delay(1, over: 25)]), holdLast: 1.5)
    #expect((0..<2).map { timing.delay($0).seconds } == [0.1, 1.54])
    #expect(timing.centiseconds == [10, 154])
  }

  static let exact: [(Double, PNG.Delay)] = [
    (29.97, PNG.Delay(100, over: 2997)), (10, PNG.Delay(1, over: 10)), (0.5, PNG.Delay(2, over: 1)),
    (100, PNG.Delay(1, over: 100)), (240, PNG.Delay(1, over: 240)),
    (0.01, PNG.Delay(10_000, over: 100)),
  ]

  @Test(arguments: exact) func pngKeepsRatesExactly(rate: Double, delay: PNG.Delay) {
    #expect(Timing(frames: 2, pace: .framesPerSecond(rate)).delay(1) == delay)
  }

  @Test func whatBrowsersSlowDownIsWarnedOf() {
    #expect(StitchFormat.gif.warning(for: .framesPerSecond(50)) == nil)
    #expect(StitchFormat.gif.warning(for: .framesPerSecond(60)) != nil)
    #expect(StitchFormat.gif.warning(for: .delays([2, 2])) == nil)
    #expect(StitchFormat.gif.warning(for: .delays([2, 1])) != nil)
    #expect(StitchFormat.apng.warning(for: .framesPerSecond(60)) == nil)
    #expect(StitchFormat.apng.warning(for: .delays([1])) != nil)
    #expect(StitchFormat.mp4.warning(for: .framesPerSecond(120)) == nil)
  }

  static let endings: [(String, StitchFormat?)] = [
    ("a.gif", StitchFormat.gif), ("A.GIF", .gif), ("a.b/c.png", .png), ("film.apng", .apng),
    ("x.webm", .webm), ("gif", nil), (".gif", nil), ("a.b/gif", nil), ("a/.gif", nil), ("a.", nil),
    ("a.tiff", nil), ("", nil),
  ]

  @Test(arguments: endings) func theEndingIsTheFormat(file: String, format: StitchFormat?) {
    #expect(StitchFormat(file: file) == format)
  }
}
