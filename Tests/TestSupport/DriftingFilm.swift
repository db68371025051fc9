import CLibrary

/// A boundary that comes to rest, as a network's does, beside a white margin with a mark that moves.
public struct DriftingFilm: Sendable {
  public let width = 120
  /// More rows than are smoothed at a time.
  public let height = 90
  /// Opaque pixels, `0xAARRGGBB`.
  public let frames: [[UInt32]]

  public init(frameCount: Int) {
    frames = (0..<frameCount).map { [width, height] time in
      (0..<width * height).map {
        Self.pixel(Double($0 % width), Double($0 / width), time: Double(time))
      }
    }
  }

  private static func pixel(_ x: Double, _ y: Double, time: Double) -> UInt32 {
    if x >= 60 {
      let isMark = abs(x - 100) < 3 && abs(y - 10 - 2 * fmod(time, 32)) < 3
      return isMark ? 0xFF20_2020 : 0xFFFF_FFFF
    }
    let rest = exp(-time / 2.5)
    let bend = 8 * sin(x / 20) * (1 - rest)
    let share = 1 / (1 + exp(-(y - 45 - bend) * (0.1 - 0.02 * rest)))
    let red = UInt32((60 + 180 * share).rounded())
    let green = UInt32((120 + 60 * share).rounded())
    let blue = UInt32((220 - 150 * share + 20 * sin(x / 30)).rounded())
    return 0xFF00_0000 | red << 16 | green << 8 | blue
  }
}
