/// Whether several threads are faster than one. Beside other programs they may not be: each waits for the other, which has
/// no processor.
///
/// Some steps are timed with them and some without, in turn, and again after a while. No number of a training depends on it.
struct Pace: Sendable {
  /// For the next step.
  private(set) var isShared = true
  /// Times of a step, of each trial with several threads and with one.
  private var (shared, alone): ([Duration], [Duration]) = ([], [])
  /// Of the trial under way.
  private var (steps, time) = (0, Duration.zero)
  /// Of all trials since the last decision.
  private var total = Duration.zero
  /// The last decision; `nil` when there was none.
  private var decision: Bool?
  /// How many times as long as the trials took a decision holds; longer while it is confirmed.
  private var patience = Self.shortest
  private var left = Duration.zero

  private static let trials = 5
  private static let shortest = 8
  private static let longest = 64

  /// Takes note of a step done as `isShared` said.
  mutating func observe(_ time: Duration) {
    if left > .zero {
      left -= time
      return
    }
    steps += 1
    self.time += time
    guard steps >= 2, self.time >= .milliseconds(4) else { return }
    total += self.time
    if isShared { shared.append(self.time / steps) } else { alone.append(self.time / steps) }
    (steps, self.time) = (0, .zero)
    isShared = shared.count <= alone.count
    if alone.count == Self.trials, shared.count == Self.trials { decide() }
  }

  /// By the medians, which a busy moment does not move.
  private mutating func decide() {
    isShared = shared.sorted()[Self.trials / 2] <= alone.sorted()[Self.trials / 2]
    patience = isShared == decision ? min(2 * patience, Self.longest) : Self.shortest
    decision = isShared
    left = total * patience
    (shared, alone, total) = ([], [], .zero)
  }
}
