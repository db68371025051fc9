import GIF
import Testing

@Suite struct TimingTests {
  @Test(arguments: [1.0, 3, 7, 12.5, 23.976, 24, 29.97, 30, 33.3, 49, 50])
  func errorsDoNotAddUp(rate: Double) {
    let delays = GIF.delays(frames: 1000, framesPerSecond: rate)
    var end = 0
    for (t, delay) in delays.enumerated() {
      end += delay
      #expect(abs(Double(end) - 100 * Double(t + 1) / rate) <= 0.5)
      #expect(delay >= 2)
    }
  }

  @Test(arguments: [60.0, 1000, .infinity]) func browsersNeedTwoCentiseconds(rate: Double) {
    #expect(GIF.delays(frames: 50, framesPerSecond: rate).allSatisfy { $0 == 2 })
  }

  @Test(arguments: [0, -1, .nan, 1e-300]) func impossibleRates(rate: Double) {
    #expect(GIF.delays(frames: 2, framesPerSecond: rate) == [65_535, 65_535])
    #expect(GIF.delays(frames: -2, framesPerSecond: rate) == [])
  }
}
