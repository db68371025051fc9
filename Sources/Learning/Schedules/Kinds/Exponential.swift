import CLibrary
import Schemas

/// η₀ · factorᵗ.
struct Exponential: ScheduleOptions {
  static let name = "exponential"
  static let summary = "η₀ · factorᵗ, PyTorch's `ExponentialLR`."

  var unit = ScheduleUnit.epochs
  /// Above 0, at most 1.
  var factor = 0.95

  static var fields: [Field<Exponential>] { [.scheduleUnit(\.unit), .decayFactor(\.factor)] }

  func rate(at t: Int, initial: Double, length: Int) -> Double { initial * pow(factor, Double(t)) }
}

extension ScheduleSpec {
  public static func exponential(
    factor: Double = 0.95, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(Exponential(unit: unit, factor: factor))
  }
}
