import Schemas

/// η₀ · (t + 1) / warmup for t < warmup, then a cosine over what is left of `period`.
struct WarmupCosine: ScheduleOptions {
  static let name = "warmupCosine"
  static let summary =
    "η₀ (t + 1) / warmup while t < warmup, then a cosine over what is left of the period."

  var unit = ScheduleUnit.epochs
  /// 1...10,000,000.
  var warmup = 5
  /// 1...10,000,000; `nil` for the whole training.
  var period: Int?
  /// 0...1000.
  var final = 0.0

  static var fields: [Field<WarmupCosine>] {
    [
      .scheduleUnit(\.unit),
      .integer("warmup", \.warmup, in: 1...10_000_000)
        .documented("Epochs or steps in which the rate rises to η₀. Default 5."),
      .period(\.period), .finalRate(\.final),
    ]
  }

  func rate(at t: Int, initial: Double, length: Int) -> Double {
    if t < warmup { return initial * Double(t + 1) / Double(warmup) }
    return HalfCosine.rate(
      at: t - warmup, of: (period ?? length) - warmup, from: initial, to: final)
  }

  func problem(length: Int) -> (key: String, text: String)? {
    let period = period ?? length
    if warmup < period { return nil }
    return (
      "warmup", "\(warmup) \(unit.rawValue) of warm-up leave nothing of the period of \(period)"
    )
  }
}

extension ScheduleSpec {
  public static func warmupCosine(
    _ warmup: Int = 5, period: Int? = nil, final: Double = 0, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(WarmupCosine(unit: unit, warmup: warmup, period: period, final: final))
  }
}
