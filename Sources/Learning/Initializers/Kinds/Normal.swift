import Schemas

/// N(0, standardDeviation).
struct Normal: InitializerOptions {
  static let name = "normal"
  static let summary = "N(0, `standardDeviation`)."

  /// 0...100.
  var standardDeviation = 0.01

  static var fields: [Field<Normal>] {
    [
      .number("standardDeviation", \.standardDeviation, in: 0...100)
        .documented("The standard deviation of the weights. Default 0.01.")
    ]
  }

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .normal(deviation: standardDeviation)
  }
}
