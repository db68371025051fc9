import GIF
import PNG

/// How long each frame of a film is shown.
struct Timing: Sendable {
  let frames: Int
  let pace: Pace
  /// Seconds that the first and the last frame stay longer.
  var holdFirst = 0.0
  var holdLast = 0.0

  /// Hundredths of a second for each frame, without drift.
  var centiseconds: [Int] {
    var delays =
      switch pace {
      case .framesPerSecond(let rate): GIF.delays(frames: frames, framesPerSecond: rate)
      case .delays(let given): (0..<frames).map { given[$0 % given.count] }
      }
    for index in delays.indices { delays[index] += Int((hold(index) * 100).rounded()) }
    return delays
  }

  /// The delay of a frame as PNG keeps it: exact for frames that are not held.
  func delay(_ index: Int) -> PNG.Delay {
    let hold = hold(index)
    switch pace {
    case .delays(let given):
      let delay = given[index % given.count] + Int((hold * 100).rounded())
      return UInt16(exactly: delay).map { PNG.Delay($0, over: 100) }
        ?? PNG.Delay(seconds: Double(delay) / 100)
    case .framesPerSecond(let rate):
      // The rate in thousandths, as 29.97 is 29970/1000, where the format has room for it.
      let scale = rate <= 65 ? 1000 : 100
      let scaled = Int((rate * Double(scale)).rounded())
      guard hold == 0, rate >= 0.1, scaled <= 65_535 else {
        return PNG.Delay(seconds: 1 / rate + hold)
      }
      let divisor = Self.greatestCommonDivisor(scale, scaled)
      return PNG.Delay(UInt16(scale / divisor), over: UInt16(scaled / divisor))
    }
  }

  /// The rate at which all frames last equally long when each is repeated as `repeats` says.
  var commonRate: Double {
    switch pace {
    case .framesPerSecond(let rate): rate
    case .delays(let given): 100 / Double(given.reduce(0, Self.greatestCommonDivisor))
    }
  }

  /// How often a frame is shown at the common rate.
  func repeats(_ index: Int) -> Int {
    let held = Int((hold(index) * commonRate).rounded())
    guard case .delays(let given) = pace else { return 1 + held }
    return Int((Double(given[index % given.count]) / 100 * commonRate).rounded()) + held
  }

  /// The playing time in seconds, as a GIF keeps it or exactly.
  func duration(inCentiseconds isRounded: Bool) -> Double {
    switch pace {
    case .framesPerSecond(let rate) where !isRounded:
      Double(frames) / rate + holdFirst + holdLast
    default: Double(centiseconds.reduce(0, +)) / 100
    }
  }

  private func hold(_ index: Int) -> Double {
    (index == 0 ? holdFirst : 0) + (index == frames - 1 ? holdLast : 0)
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
