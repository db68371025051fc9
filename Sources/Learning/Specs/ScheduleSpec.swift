/// How the learning rate changes with time t, which counts epochs or steps from 0.
public enum ScheduleKind: String, Sendable, CaseIterable {
  /// η₀.
  case constant
  /// η₀ · factor^⌊t / interval⌋.
  case step
  /// η₀ · factorᵗ.
  case exponential
  /// η₀ / (1 + decay · t), also known as 1/t.
  case inverseTime
  /// From η₀ to `final` along half a cosine over `period` (I. Loshchilov, F. Hutter, ICLR 2017).
  case cosine
  /// η₀ · (t + 1) / warmup for t < warmup, then as cosine over what is left of `period`.
  case warmupCosine
}

/// What t counts.
public enum ScheduleUnit: String, Sendable, CaseIterable {
  case epochs, steps
}

/// A learning-rate schedule with its numbers; those that its kind does not use do nothing.
public struct ScheduleSpec: Sendable, Equatable {
  public var kind: ScheduleKind
  public var unit: ScheduleUnit
  /// Of step and exponential; above 0, at most 1.
  public var factor: Double
  /// Of step; 1...10,000,000.
  public var interval: Int
  /// Of inverseTime; 0...1000.
  public var decay: Double
  /// Of cosine and warmupCosine: the rate at the end; 0...1000.
  public var final: Double
  /// Of cosine and warmupCosine: when the end is reached; `nil` for the end of training.
  public var period: Int?
  /// Of warmupCosine; 1...10,000,000.
  public var warmup: Int

  public static let factors = 1e-12...1.0
  public static let intervals = 1...10_000_000
  public static let decays = 0.0...1000.0
  public static let finals = 0.0...1000.0
  public static let constant = ScheduleSpec()

  /// - Parameter factor: left out, ½ for step and 0.95 for exponential.
  public init(
    kind: ScheduleKind = .constant, unit: ScheduleUnit = .epochs, factor: Double? = nil,
    interval: Int = 10, decay: Double = 0.01, final: Double = 0, period: Int? = nil,
    warmup: Int = 5
  ) {
    self.kind = kind
    self.unit = unit
    self.factor = factor ?? (kind == .exponential ? 0.95 : 0.5)
    self.interval = interval
    self.decay = decay
    self.final = final
    self.period = period
    self.warmup = warmup
  }
}
