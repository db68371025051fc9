import Schemas

/// Half a cosine from η₀ to `final`, again and again, each `multiplier` times as long as the one before
/// (I. Loshchilov, F. Hutter, ICLR 2017).
struct CosineRestarts: ScheduleOptions {
  static let name = "cosineRestarts"
  static let summary =
    "Cosines from η₀ to final, one after the other: PyTorch's `CosineAnnealingWarmRestarts`."

  var unit = ScheduleUnit.epochs
  /// Of the first cycle; 1...10,000,000; `nil` for a quarter of the training.
  var period: Int?
  /// 0...1000.
  var final = 0.0
  /// 1...100.
  var multiplier = 1

  static var fields: [Field<CosineRestarts>] {
    [
      .scheduleUnit(\.unit), .period(\.period), .finalRate(\.final),
      .integer("multiplier", \.multiplier, in: 1...100)
        .documented(
          "How many times as long as the one before each cycle is, PyTorch's `T_mult`. Default 1."),
    ]
  }

  func rate(at t: Int, initial: Double, length: Int) -> Double {
    var cycle = period ?? max((length + 3) / 4, 1)
    var time = t
    if multiplier == 1 {
      time %= cycle
    } else {
      while time >= cycle {
        time -= cycle
        cycle *= multiplier
      }
    }
    return HalfCosine.rate(at: time, of: cycle, from: initial, to: final)
  }
}

extension ScheduleSpec {
  public static func cosineRestarts(
    period: Int? = nil, final: Double = 0, multiplier: Int = 1, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(
      CosineRestarts(unit: unit, period: period, final: final, multiplier: multiplier))
  }
}
