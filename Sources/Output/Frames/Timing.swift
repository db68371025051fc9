import GIF
import PNG

/// How long each frame of a film is shown.
package struct Timing: Sendable {
  package let frames: Int
  package let pace: Pace
  /// Seconds that the first and the last frame stay longer.
  package var holdFirst: Double
  package var holdLast: Double

  package init(frames: Int, pace: Pace, holdFirst: Double = 0, holdLast: Double = 0) {
    self.frames = frames
    self.pace = pace
    self.holdFirst = holdFirst
    self.holdLast = holdLast
  }

  /// Hundredths of a second for each frame, without drift.
  var centiseconds: [Int] {
    var delays =
      switch pace {
      case .framesPerSecond(let rate): GIF.delays(frames: frames, framesPerSecond: rate)
      case .delays(let given): (0..<frames).map { given[$0 % given.count] }
      case .recorded(let given): Self.centiseconds(given)
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
    case .recorded(let given):
      return hold == 0 ? given[index] : PNG.Delay(seconds: given[index].seconds + hold)
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
    case .recorded(let given):
      commonDelay(given).map { 1 / $0 }
        ?? 100 / Double(Self.centiseconds(given).reduce(0, Self.greatestCommonDivisor))
    }
  }

  /// The seconds that all frames stay; `nil` when they differ.
  private func commonDelay(_ delays: [PNG.Delay]) -> Double? {
    guard let first = delays.first, delays.allSatisfy({ $0.seconds == first.seconds }) else {
      return nil
    }
    return first.seconds
  }

  /// Delays in hundredths of a second, rounded so that errors do not add up.
  private static func centiseconds(_ delays: [PNG.Delay]) -> [Int] {
    var (exact, rounded) = (0.0, 0)
    return delays.map { delay in
      exact += 100 * delay.seconds
      let shown = max(1, Int(exact.rounded()) - rounded)
      rounded += shown
      return shown
    }
  }

  /// How often a frame is shown at the common rate.
  func repeats(_ index: Int) -> Int {
    let held = Int((hold(index) * commonRate).rounded())
    let delay: Int
    switch pace {
    case .framesPerSecond: return 1 + held
    case .delays(let given): delay = given[index % given.count]
    case .recorded(let given):
      if commonDelay(given) != nil { return 1 + held }
      delay = Self.centiseconds(given)[index]
    }
    return Int((Double(delay) / 100 * commonRate).rounded()) + held
  }

  /// The playing time in seconds, as a GIF keeps it or exactly.
  package func duration(inCentiseconds isRounded: Bool) -> Double {
    switch pace {
    case .framesPerSecond(let rate) where !isRounded:
      Double(frames) / rate + holdFirst + holdLast
    case .recorded(let given) where !isRounded:
      given.map(\.seconds).reduce(0, +) + holdFirst + holdLast
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
