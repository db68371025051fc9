import Schemas

/// From η₀ to `final` along half a cosine over `period` (I. Loshchilov, F. Hutter, ICLR 2017).
struct Cosine: ScheduleOptions {
  static let name = "cosine"
  static let summary =
    """
    final + (η₀ − final) (1 + cos(π t / period)) / 2, then final: PyTorch's `CosineAnnealingLR`, which rises again after \
    its period; Keras's `CosineDecay` with `alpha` = final / η₀.
    """

  var unit = ScheduleUnit.epochs
  /// 1...10,000,000; `nil` for the whole training.
  var period: Int?
  /// 0...1000.
  var final = 0.0

  static var fields: [Field<Cosine>] {
    [.scheduleUnit(\.unit), .period(\.period), .finalRate(\.final)]
  }

  func rate(at t: Int, initial: Double, length: Int) -> Double {
    HalfCosine.rate(at: t, of: period ?? length, from: initial, to: final)
  }
}

extension ScheduleSpec {
  public static func cosine(
    period: Int? = nil, final: Double = 0, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(Cosine(unit: unit, period: period, final: final))
  }
}
