import Graphics
import TestSupport
import Testing

/// How pictures are compared, by hand.
@Suite struct PixelMetricsTests {
  private static let a: [UInt32] = [0xFF10_2030, 0x0000_0000]
  private static let b: [UInt32] = [0xFF13_1C30, 0x0900_0006]

  @Test func componentsAreCompared() {
    let (a, b) = (
      Bitmap(width: 2, height: 1, pixels: Self.a), Bitmap(width: 2, height: 1, pixels: Self.b)
    )
    #expect(PixelMetrics.distances(a, b) == [4, 9])
    #expect(PixelMetrics.largestDistance(b, a) == 9)
    // Without alpha: 3, 4, 0 and 0, 0, 6.
    #expect(PixelMetrics.meanDifference(Self.a, Self.b) == 13.0 / 6)
    #expect(PixelMetrics.meanSquaredDifference(Self.b, Self.a) == 61.0 / 6)
    #expect(PixelMetrics.meanDifference(Self.a, [1]) == .infinity)
  }

  @Test func onlyStillPixelsFlicker() {
    #expect(
      PixelMetrics.flickers(
        from: [1, 2, 3, 4], to: [1, 2, 5, 4], shown: [1, 2, 3, 4], [1, 9, 9, 4]) == 1)
  }
}
