/// A point in all that a picture varies with. Equal instants are equal pixels, drawn by any thread in any order.
public struct Instant: Sendable, Hashable {
  /// For each run, the index of the recorded moment that is shown.
  public var moments: [Int]
  /// The index in the order of samples that a film steps through.
  public var sample: Int
  /// 0...1 over the film, for cameras.
  public var turn: Double

  public init(moments: [Int], sample: Int = 0, turn: Double = 0) {
    self.moments = moments
    self.sample = sample
    self.turn = turn
  }
}
