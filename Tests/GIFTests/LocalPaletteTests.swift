import CLibrary
import GIF
import TestSupport
import Testing

/// Films whose colours differ from frame to frame get a palette a frame where one for all is worse.
@Suite struct LocalPaletteTests {
  private static let (width, height) = (200, 120)
  private static let frames = (0..<20).map { Picture.turning(width, height, time: $0) }

  private static func encode(_ quality: Double, _ effort: GIF.Effort) throws -> [UInt8] {
    try GIF.encode(
      frames: frames, width: width, height: height,
      delays: GIF.delays(frames: frames.count, framesPerSecond: 10),
      options: GIF.Options(quality: quality, effort: effort))
  }

  private static func metrics(_ file: [UInt8]) throws -> Metrics {
    let shown = try GIF.decode(file).frames.map(\.pixels)
    try #require(shown.count == frames.count)
    return Metrics(frames, shown: shown)
  }

  /// `fast` has one palette for all frames.
  @Test(arguments: [10, 20, 30], [GIF.Effort.standard, .maximum])
  func aPaletteAFrameIsSmaller(quality: Double, effort: GIF.Effort) throws {
    let (file, plain) = (try Self.encode(quality, effort), try Self.encode(quality, .fast))
    #expect(100 * file.count < 95 * plain.count, "\(file.count) and \(plain.count) bytes")
    let (metrics, single) = (try Self.metrics(file), try Self.metrics(plain))
    #expect(metrics.error < 1.02 * single.error)
    #expect(metrics.flickers == 0)
  }

  /// 256 colours for all frames end at 36 dB.
  @Test(arguments: [(40, 37.5), (50, 40.0), (60, 42.5)])
  func aPaletteAFrameReachesTheQuality(quality: Double, decibels: Double) throws {
    let metrics = try Self.metrics(Self.encode(quality, .standard))
    #expect(10 * log10(65_025 / metrics.error) > decibels - 0.1)
    #expect(metrics.flickers == 0)
  }

  @Test(arguments: [10, 40]) func aSmallMarkKeepsItsColor(quality: Double) throws {
    let shown = try GIF.decode(Self.encode(quality, .standard)).frames.map(\.pixels)
    for (frame, shown) in zip(Self.frames, shown) {
      let marks = frame.indices.filter { frame[$0] == 0xFFFF_00FF }
      #expect(marks.count == 4)
      for position in marks {
        #expect(PixelMetrics.distance(shown[position], 0xFFFF_00FF) <= 56)
      }
    }
  }
}
