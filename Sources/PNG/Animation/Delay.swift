extension PNG {
  /// How long a frame stays, in seconds, as the fraction that the format keeps.
  public struct Delay: Sendable, Equatable {
    public var numerator: UInt16
    /// 0 stands for 100, as the format says.
    public var denominator: UInt16

    public init(_ numerator: UInt16, over denominator: UInt16) {
      self.numerator = numerator
      self.denominator = denominator
    }

    /// The nearest fraction of `seconds` in thousandths, or in whole numbers of longer units beyond a minute.
    public init(seconds: Double) {
      let known = seconds.isFinite ? max(0, min(65535, seconds)) : 0
      let denominator: Double = known <= 65 ? 1000 : known <= 655 ? 100 : 1
      self.init(UInt16((known * denominator).rounded()), over: UInt16(denominator))
    }

    public var seconds: Double {
      Double(numerator) / Double(denominator == 0 ? 100 : denominator)
    }
  }
}
