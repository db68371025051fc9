/// N(0, 10).
struct LargeRandom: InitializerOptions {
  static let name = "largeRandom"
  static let summary =
    "N(0, 10): far too large, to show what that does."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .normal(deviation: 10)
  }
}
