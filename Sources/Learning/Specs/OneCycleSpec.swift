/// The numbers of the schedule `oneCycle`, with PyTorch's defaults.
public struct OneCycleSpec: Sendable, Equatable {
  /// The share of the period in which the rate rises; 0...1.
  public var riseShare: Double
  /// It starts from η₀ over this; 1...1e12.
  public var startDivisor: Double
  /// It ends at what it started from over this; 1...1e12.
  public var finalDivisor: Double

  public static let riseShares = 0.0...1.0
  public static let divisors = 1.0...1e12

  public init(riseShare: Double = 0.3, startDivisor: Double = 25, finalDivisor: Double = 1e4) {
    self.riseShare = riseShare
    self.startDivisor = startDivisor
    self.finalDivisor = finalDivisor
  }
}
