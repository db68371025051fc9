import GIF
import Graphics

/// What a film gives up to take fewer bytes: quality, with it colours, then frames and size.
struct Compromise: Sendable, Hashable {
  /// As of `GIF.Options.targetPSNR(quality:)`; below 1 where even 28 dB are too much.
  var quality: Double
  /// The most colours, if fewer than the quality and what is asked for leave.
  var colors = 256
  /// Every how many-th frame is kept, and the last.
  var step = 1
  var size: Size

  /// The lowest quality that is asked for: 18 dB.
  static let leastQuality = -38.0
  private static let (leastSide, leastFrames) = (64, 8)

  /// How far quality and colours may fall: one of both must be kept, since some films, such as photographs, do not reach
  /// the quality with all colours that there are.
  struct Floor: Sendable, CaseIterable {
    let quality: Double
    let colors: Int

    /// No error is seen: 45 dB, or as many colours as there are.
    static let faithful = Floor(quality: 70, colors: 256)
    /// A figure still looks like itself: before it does not, frames and pixels are given up.
    static let fair = Floor(quality: 40, colors: 32)
    /// The least that is offered.
    static let lowest = Floor(quality: 30, colors: 8)

    static let allCases = [fair, lowest]

    func allows(quality: Double, colors: Int) -> Bool {
      quality >= self.quality || colors >= self.colors
    }
  }

  /// A size and a share of the frames, whatever the quality.
  struct Format: Hashable {
    let size: Size
    let step: Int
  }

  var format: Format { Format(size: size, step: step) }

  /// The whole film, and every way to leave out frames and to make pictures smaller: those of one step from the largest on.
  func formats(frames: Int) -> [Compromise] {
    let steps = [1, 2, 3, 4].filter { $0 == 1 || frames / $0 >= Self.leastFrames }
    let sizes = [100, 90, 80, 71, 64, 57, 50, 45, 40, 36, 32, 28, 25, 22, 20].map { percent in
      Size(width: size.width * percent / 100, height: size.height * percent / 100)
    }.filter { $0 == size || min($0.width, $0.height) >= Self.leastSide }
    return steps.flatMap { step in
      sizes.map { Compromise(quality: quality, step: step, size: $0) }
    }
  }

  /// What has been given up of `requested`, in words; `nil` for nothing.
  ///
  /// - Parameter colors: how many the film has, where they are few.
  func summary(for requested: Compromise, colors: Int) -> String? {
    var parts: [String] = []
    if quality < 1 || self.colors < requested.colors {
      parts.append("\(colors) colours")
    } else if quality != requested.quality {
      let tenths = Int((10 * quality).rounded())
      parts.append("quality \(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)"))
    }
    if step > 1 { parts.append(step == 2 ? "every other frame" : "one frame of \(step)") }
    if size != requested.size { parts.append("\(size.width)×\(size.height) pixels") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
