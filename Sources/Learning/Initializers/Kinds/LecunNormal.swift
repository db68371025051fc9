/// N(0, √(1 / in)) (Y. LeCun et al., Efficient BackProp, 1998).
struct LecunNormal: InitializerOptions {
  static let name = "lecunNormal"
  static let summary =
    "N(0, √(1 / in)), Keras's `LecunNormal`."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .normal(deviation: (1 / inputs).squareRoot())
  }
}
