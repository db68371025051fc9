/// 0.
struct Zeros: InitializerOptions {
  static let name = "zeros"
  static let summary =
    "0: all units of a layer stay alike."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .zero
  }
}
