/// η₀.
struct Constant: ScheduleOptions {
  static let name = "constant"
  static let summary = "η₀."

  func rate(at t: Int, initial: Double, length: Int) -> Double { initial }
}
