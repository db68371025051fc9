import PNG

/// How fast the frames of a film follow each other.
public enum Pace: Sendable, Equatable {
  /// From 0.01 to 240.
  case framesPerSecond(Double)
  /// Hundredths of a second that frames stay, each at least 1: one for all, or one for each frame.
  case delays([Int])
  /// What other films say of each frame.
  case recorded([PNG.Delay])

  /// The shortest time that a frame stays, in hundredths of a second.
  var shortest: Double {
    switch self {
    case .framesPerSecond(let rate): 100 / rate
    case .delays(let delays): Double(delays.min() ?? 0)
    case .recorded(let delays): 100 * (delays.map(\.seconds).min() ?? 0)
    }
  }
}
