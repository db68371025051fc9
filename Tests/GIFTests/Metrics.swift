import GIF
import TestSupport

/// What became of a film's pixels.
struct Metrics {
  /// The mean squared difference over all channels.
  var error = 0.0
  /// Pixels that changed on the screen though they did not in the film.
  var flickers = 0

  /// - Parameter shown: as many frames, none of which was merged.
  init(_ frames: [[UInt32]], shown: [[UInt32]]) {
    for t in frames.indices {
      error += PixelMetrics.meanSquaredDifference(frames[t], shown[t]) / Double(frames.count)
      if t == 0 { continue }
      flickers += PixelMetrics.flickers(
        from: frames[t - 1], to: frames[t], shown: shown[t - 1], shown[t])
    }
  }
}
