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
  /// Half a cosine from η₀ to `final`, again and again, each `multiplier` times as long as the one before
  /// (I. Loshchilov, F. Hutter, ICLR 2017).
  case cosineRestarts
  /// From η₀ / startDivisor up to η₀ and down to almost nothing (L. Smith, N. Topin, 2018).
  case oneCycle
  /// η₀, and `factor` times that whenever the loss stops falling.
  case reduceOnPlateau
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
  /// Of the cosines: the rate at the end; 0...1000.
  public var final: Double
  /// Of the cosines and oneCycle: when the end is reached; `nil` for the end of training. Of cosineRestarts, of the first
  /// cycle; `nil` for a quarter of the training. 1...10,000,000.
  public var period: Int?
  /// Of warmupCosine; 1...10,000,000.
  public var warmup: Int
  /// Of cosineRestarts: how many times as long as the one before a cycle is; 1...100.
  public var multiplier: Int
  public var oneCycle: OneCycleSpec
  public var plateau: PlateauSpec

  public static let factors = 1e-12...1.0
  public static let intervals = 1...10_000_000
  public static let decays = 0.0...1000.0
  public static let finals = 0.0...1000.0
  public static let multipliers = 1...100
  public static let constant = ScheduleSpec()

  /// - Parameters:
  ///   - unit: left out, steps for oneCycle and epochs for others.
  ///   - factor: left out, 0.95 for exponential and ½ for step.
  public init(
    kind: ScheduleKind = .constant, unit: ScheduleUnit? = nil, factor: Double? = nil,
    interval: Int = 10, decay: Double = 0.01, final: Double = 0, period: Int? = nil,
    warmup: Int = 5, multiplier: Int = 1, oneCycle: OneCycleSpec = OneCycleSpec(),
    plateau: PlateauSpec = PlateauSpec()
  ) {
    self.kind = kind
    self.unit = unit ?? (kind == .oneCycle ? .steps : .epochs)
    self.factor = factor ?? (kind == .exponential ? 0.95 : 0.5)
    self.interval = interval
    self.decay = decay
    self.final = final
    self.period = period
    self.warmup = warmup
    self.multiplier = multiplier
    self.oneCycle = oneCycle
    self.plateau = plateau
  }
}
