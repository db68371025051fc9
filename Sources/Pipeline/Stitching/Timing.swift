import GIF
import PNG

/// How long each frame of a film is shown.
struct Timing: Sendable {
  let frames: Int
  let framesPerSecond: Double
  /// Seconds that the first and the last frame stay longer.
  var holdFirst = 0.0
  var holdLast = 0.0

  /// Hundredths of a second for each frame, without drift.
  var centiseconds: [Int] {
    var delays = GIF.delays(frames: frames, framesPerSecond: framesPerSecond)
    for index in delays.indices { delays[index] += Int((hold(index) * 100).rounded()) }
    return delays
  }

  /// The delay of a frame as PNG keeps it: exact for frames that are not held.
  func delay(_ index: Int) -> PNG.Delay {
    let scale: Double = framesPerSecond <= 65 ? 1000 : 100
    let hold = hold(index)
    guard hold == 0, framesPerSecond >= 0.1 else {
      return PNG.Delay(seconds: 1 / framesPerSecond + hold)
    }
    return PNG.Delay(
      UInt16(scale), over: UInt16(max(1, min(65_535, (framesPerSecond * scale).rounded()))))
  }

  /// How often a frame is repeated where all last equally long.
  func repeats(_ index: Int) -> Int { 1 + Int((hold(index) * framesPerSecond).rounded()) }

  /// The playing time in seconds.
  var duration: Double { Double(frames) / framesPerSecond + holdFirst + holdLast }

  private func hold(_ index: Int) -> Double {
    (index == 0 ? holdFirst : 0) + (index == frames - 1 ? holdLast : 0)
  }
}
