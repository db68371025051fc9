import GIF

/// What became of a film's pixels.
struct Metrics {
  /// The mean squared difference over all channels.
  var error = 0.0
  /// Pixels that changed on the screen though they did not in the film.
  var flickers = 0

  /// - Parameter shown: as many frames, none of which was merged.
  init(_ frames: [[UInt32]], shown: [[UInt32]]) {
    var squares = 0
    for t in frames.indices {
      for i in frames[t].indices {
        for shift: UInt32 in [0, 8, 16] {
          let step = Int(frames[t][i] >> shift & 255) - Int(shown[t][i] >> shift & 255)
          squares += step * step
        }
        if t > 0, frames[t][i] == frames[t - 1][i], shown[t][i] != shown[t - 1][i] { flickers += 1 }
      }
    }
    error = Double(squares) / Double(max(1, 3 * frames.count * (frames.first?.count ?? 0)))
  }
}
