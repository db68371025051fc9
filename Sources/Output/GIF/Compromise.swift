import GIF
import Graphics

/// What a film gives up to take fewer bytes: quality, colours, frames, size.
struct Compromise: Sendable, Equatable {
  var quality: Int
  var colors = 256
  /// Every how many-th frame is kept, and the last.
  var step = 1
  var size: Size

  private static let (leastSide, leastFrames) = (64, 8)

  /// How far quality and colours may fall.
  struct Floor: Sendable, CaseIterable {
    let quality: Int
    let colors: Int

    /// No error is seen: 45 dB, in as many colours as there are.
    static let faithful = Floor(quality: 70, colors: 256)
    /// A figure still looks like itself: before it does not, frames and pixels are given up.
    static let fair = Floor(quality: 40, colors: 32)
    /// The least that is offered.
    static let lowest = Floor(quality: 30, colors: 8)

    static let allCases = [fair, lowest]
  }

  /// Of one step and size, from the best to the smallest: the quality falls, then the number of colours.
  func fidelities(downTo floor: Floor) -> [Compromise] {
    var ladder = [self]
    for quality in stride(from: 99, through: floor.quality, by: -1) where quality < self.quality {
      ladder.append(Compromise(quality: quality, colors: colors, step: step, size: size))
    }
    let worst = ladder[ladder.count - 1]
    for colors in [128, 96, 64, 48, 32, 24, 20, 16, 14, 12, 10, 8]
    where colors < self.colors && colors >= floor.colors {
      ladder.append(Compromise(quality: worst.quality, colors: colors, step: step, size: size))
    }
    return ladder
  }

  /// The whole film, and every way to leave out frames and to make pictures smaller.
  func formats(frames: Int) -> [Compromise] {
    let steps = [1, 2, 3, 4].filter { $0 == 1 || frames / $0 >= Self.leastFrames }
    let sizes = [100, 80, 64, 50, 40, 32, 25, 20].map { percent in
      Size(width: size.width * percent / 100, height: size.height * percent / 100)
    }.filter { $0 == size || min($0.width, $0.height) >= Self.leastSide }
    return sizes.flatMap { size in
      steps.map { Compromise(quality: quality, colors: colors, step: $0, size: size) }
    }
  }

  /// What has been given up of `requested`, in words; `nil` for nothing.
  func summary(for requested: Compromise) -> String? {
    var parts: [String] = []
    if quality != requested.quality { parts.append("quality \(quality)") }
    if colors != requested.colors { parts.append("at most \(colors) colours") }
    if step > 1 { parts.append(step == 2 ? "every other frame" : "one frame of \(step)") }
    if size != requested.size { parts.append("\(size.width)×\(size.height) pixels") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
