import CLibrary

/// A small film whose colours change little by little.
public struct DriftingFilm: Sendable {
  public let width: Int
  public let height: Int
  /// Opaque pixels, `0xAARRGGBB`.
  public let frames: [[UInt32]]

  private init(
    width: Int, height: Int, frameCount: Int,
    _ color: (_ x: Double, _ y: Double, _ time: Double) -> [Double]
  ) {
    (self.width, self.height) = (width, height)
    frames = (0..<frameCount).map { time in
      (0..<width * height).map {
        color(Double($0 % width), Double($0 / width), Double(time)).reduce(0xFF) {
          $0 << 8 | UInt32($1.rounded())
        }
      }
    }
  }

  /// A boundary that comes to rest, as a network's does, beside a white margin with a mark that moves; of more rows than are
  /// smoothed at a time.
  public init(frameCount: Int) {
    self.init(width: 120, height: 90, frameCount: frameCount) { x, y, time in
      if x >= 60 {
        let isMark = abs(x - 100) < 3 && abs(y - 10 - 2 * fmod(time, 32)) < 3
        return [Double](repeating: isMark ? 32 : 255, count: 3)
      }
      let rest = exp(-time / 2.5)
      let bend = 8 * sin(x / 20) * (1 - rest)
      let share = 1 / (1 + exp(-(y - 45 - bend) * (0.1 - 0.02 * rest)))
      return [60 + 180 * share, 120 + 60 * share, 220 - 150 * share + 20 * sin(x / 30)]
    }
  }

  /// Noise of more colours than a palette has, beside a slope that drifts slowly in the middle of the film only.
  public static let ofManyColors: DriftingFilm = {
    var random = SplitMix(seed: 3)
    let noise = (0..<2400).map { _ in
      (0..<3).map { _ in Double(Int.random(in: 0...255, using: &random)) }
    }
    return DriftingFilm(width: 100, height: 60, frameCount: 48) { x, y, time in
      if x < 40 { return noise[Int(x + 40 * y)] }
      let slow = min(max(time - 13, 0), 20)
      let drift = 3 * (time - slow) + 0.07 * slow
      return [60 + (x - 40) + drift, 90 + y + 0.8 * drift, 120]
    }
  }()

  /// How many colours of the film are shown by more than one colour.
  public func ambiguousColors(shown: [[UInt32]]) -> Int {
    var known: [UInt32: Set<UInt32>] = [:]
    for (source, frame) in zip(frames, shown) {
      for (color, seen) in zip(source, frame) { known[color, default: []].insert(seen) }
    }
    return known.values.count { $0.count > 1 }
  }
}
