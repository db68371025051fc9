/// Whether several threads are faster than one. Beside other programs they may not be: each waits for the other, who has no
/// processor.
///
/// Some steps are timed with and some without, and again after a while. No number of a training depends on it.
struct Pace: Sendable {
  /// Of one way.
  private struct Trial {
    var steps = 0
    var time = Duration.zero

    /// Enough for a comparison.
    var isDone: Bool { steps >= 4 && time >= .milliseconds(4) }
    var timePerStep: Duration { time / max(steps, 1) }
  }

  /// For the next step.
  private(set) var isShared = true
  private var (shared, alone) = (Trial(), Trial())
  /// What was found before; `nil` when nothing was.
  private var found: Bool?
  /// How much longer what was found is kept than it took to find.
  private var patience = fewest
  private var left = Duration.zero

  private static let fewest = 8
  private static let most = 128

  /// Takes note of a step done as `isShared` said.
  mutating func observe(_ time: Duration) {
    if left > .zero {
      left -= time
      if left <= .zero { (shared, alone) = (Trial(), Trial()) }
      return
    }
    if isShared {
      shared.steps += 1
      shared.time += time
    } else {
      alone.steps += 1
      alone.time += time
    }
    guard shared.isDone, alone.isDone else {
      isShared = alone.isDone || (!shared.isDone && isShared)
      return
    }
    isShared = shared.timePerStep <= alone.timePerStep
    patience = isShared == found ? min(patience * 2, Self.most) : Self.fewest
    found = isShared
    left = (shared.time + alone.time) * patience
  }
}
