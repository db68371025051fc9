/// A moment of a training as a number: whole epochs done and the share of the next one.
public struct Time: Sendable, Hashable, Comparable {
  /// 0 is before training; 1.5 is half-way through the second epoch.
  public let epoch: Double
  /// Updates done; `nil` when it is not known.
  public let step: Int?
  /// Of training; `nil` when it is not known.
  public let seconds: Double?

  public init(epoch: Double, step: Int? = nil, seconds: Double? = nil) {
    self.epoch = epoch
    self.step = step
    self.seconds = seconds
  }

  public static func < (a: Time, b: Time) -> Bool {
    (a.epoch, a.step ?? 0) < (b.epoch, b.step ?? 0)
  }
}
