import Schemas

/// U(−limit, limit).
struct Uniform: InitializerOptions {
  static let name = "uniform"
  static let summary = "U(±`limit`)."

  /// 0...100.
  var limit = 0.05

  static var fields: [Field<Uniform>] {
    [
      .number("limit", \.limit, in: 0...100)
        .documented("Weights are drawn from −limit to limit. Default 0.05, as Keras's.")
    ]
  }

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .uniform(limit: limit)
  }
}
