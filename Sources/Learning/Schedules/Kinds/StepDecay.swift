import CLibrary
import Schemas

/// η₀ · factor^⌊t / interval⌋.
struct StepDecay: ScheduleOptions {
  static let name = "step"
  static let summary = "η₀ · factor^⌊t / interval⌋, PyTorch's `StepLR`."

  var unit = ScheduleUnit.epochs
  /// Above 0, at most 1.
  var factor = 0.5
  /// 1...10,000,000.
  var interval = 10

  static var fields: [Field<StepDecay>] {
    [
      .scheduleUnit(\.unit), .decayFactor(\.factor),
      .integer("interval", \.interval, in: 1...10_000_000)
        .documented("Epochs or steps from one drop to the next. Default 10."),
    ]
  }

  func rate(at t: Int, initial: Double, length: Int) -> Double {
    initial * pow(factor, Double(t / interval))
  }
}

extension ScheduleSpec {
  public static func step(
    factor: Double = 0.5, every interval: Int = 10, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(StepDecay(unit: unit, factor: factor, interval: interval))
  }
}
