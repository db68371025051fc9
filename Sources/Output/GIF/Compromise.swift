import GIF
import Graphics

/// What a film gives up to take fewer bytes: quality before colours, colours before frames, frames before size.
struct Compromise: Sendable, Equatable {
  var quality: Int
  var colors = 256
  /// Every how many-th frame is kept, and the last.
  var step = 1
  var size: Size

  /// The least that is offered.
  private static let (leastQuality, leastColors, leastSide, leastFrames) = (30, 8, 64, 8)
  /// The least of which no error is seen: 45 dB.
  private static let faithfulQuality = 70

  /// Of one step and size, from the best to the smallest: the quality falls, then the number of colours.
  ///
  /// - Parameter isFaithful: only as long as no error is seen.
  func fidelities(isFaithful: Bool = false) -> [Compromise] {
    var ladder = [self]
    let least = isFaithful ? Self.faithfulQuality : Self.leastQuality
    for quality in stride(from: 99, through: least, by: -1) where quality < self.quality {
      ladder.append(Compromise(quality: quality, colors: colors, step: step, size: size))
    }
    if isFaithful { return ladder }
    let worst = ladder[ladder.count - 1]
    for colors in [128, 96, 64, 48, 32, 24, 20, 16, 14, 12, 10, Self.leastColors]
    where colors < self.colors {
      ladder.append(
        Compromise(quality: worst.quality, colors: colors, step: step, size: size))
    }
    return ladder
  }

  /// From the whole film down: frames are left out while enough are left, then pictures get smaller.
  func formats(frames: Int) -> [Compromise] {
    var ladder = [self]
    for step in [2, 3, 4] where frames / step >= Self.leastFrames {
      ladder.append(Compromise(quality: quality, colors: colors, step: step, size: size))
    }
    let step = ladder[ladder.count - 1].step
    for percent in [80, 64, 50, 40, 32, 25, 20] {
      let (width, height) = (size.width * percent / 100, size.height * percent / 100)
      guard min(width, height) >= Self.leastSide else { break }
      ladder.append(
        Compromise(
          quality: quality, colors: colors, step: step, size: Size(width: width, height: height)))
    }
    return ladder
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
