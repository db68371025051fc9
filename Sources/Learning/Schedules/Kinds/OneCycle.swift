import CLibrary
import Schemas

/// From η₀ / startDivisor up to η₀ and down to almost nothing (L. Smith, N. Topin, 2018), as PyTorch's `OneCycleLR` in two
/// phases.
struct OneCycle: ScheduleOptions {
  static let name = "oneCycle"
  static let summary =
    """
    Half a cosine up to η₀ and half a cosine down: PyTorch's `OneCycleLR` with two phases. The momentum stays as it is, \
    as with `cycle_momentum=False`.
    """

  var unit = ScheduleUnit.steps
  /// 1...10,000,000; `nil` for the whole training.
  var period: Int?
  /// The share of the period in which the rate rises; 0...1.
  var riseShare = 0.3
  /// It starts from η₀ over this; 1...1e12.
  var startDivisor = 25.0
  /// It ends at what it started from over this; 1...1e12.
  var finalDivisor = 1e4

  static var fields: [Field<OneCycle>] {
    [
      .scheduleUnit(\.unit), .period(\.period),
      .number("riseShare", \.riseShare, in: 0...1)
        .documented(
          "The share of the period in which the rate rises, PyTorch's `pct_start`. Default 0.3."),
      .number("startDivisor", \.startDivisor, in: 1...1e12)
        .documented("The rate starts at η₀ over this, PyTorch's `div_factor`. Default 25."),
      .number("finalDivisor", \.finalDivisor, in: 1...1e12)
        .documented(
          """
          The rate ends at where it started over this, PyTorch's `final_div_factor`. Default 10,000.
          """),
    ]
  }

  /// Half a cosine up, which ends one step before `riseShare` of the period, and half a cosine down, which ends with its last
  /// step.
  func rate(at t: Int, initial: Double, length: Int) -> Double {
    let period = period ?? length
    let start = initial / startDivisor
    let end = start / finalDivisor
    let top = riseShare * Double(period) - 1
    let last = Double(period - 1)
    func between(_ a: Double, _ b: Double, _ share: Double) -> Double {
      b + (a - b) / 2 * (1 + cos(Double.pi * min(share, 1)))
    }
    if Double(t) <= top, top > 0 { return between(start, initial, Double(t) / top) }
    return last > top ? between(initial, end, (Double(t) - top) / (last - top)) : end
  }
}

extension ScheduleSpec {
  public static func oneCycle(
    period: Int? = nil, riseShare: Double = 0.3, startDivisor: Double = 25,
    finalDivisor: Double = 1e4, unit: ScheduleUnit = .steps
  ) -> ScheduleSpec {
    ScheduleSpec(
      OneCycle(
        unit: unit, period: period, riseShare: riseShare, startDivisor: startDivisor,
        finalDivisor: finalDivisor))
  }
}
