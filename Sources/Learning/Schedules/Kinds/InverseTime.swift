import Schemas

/// η₀ / (1 + decay · t), also known as 1/t.
struct InverseTime: ScheduleOptions {
  static let name = "inverseTime"
  static let summary = "η₀ / (1 + decay · t), Keras's `InverseTimeDecay` with `decay_steps` 1."

  var unit = ScheduleUnit.epochs
  /// 0...1000.
  var decay = 0.01

  static var fields: [Field<InverseTime>] {
    [
      .scheduleUnit(\.unit),
      .number("decay", \.decay, in: 0...1000)
        .documented("d in η₀ / (1 + d t). Default 0.01."),
    ]
  }

  func rate(at t: Int, initial: Double, length: Int) -> Double { initial / (1 + decay * Double(t)) }
}

extension ScheduleSpec {
  public static func inverseTime(
    decay: Double = 0.01, unit: ScheduleUnit = .epochs
  ) -> ScheduleSpec {
    ScheduleSpec(InverseTime(unit: unit, decay: decay))
  }
}
