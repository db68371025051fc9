/// U(±√(3 / in)) (Y. LeCun et al., Efficient BackProp, 1998).
struct LecunUniform: InitializerOptions {
  static let name = "lecunUniform"
  static let summary =
    "U(±√(3 / in)), Keras's `LecunUniform`."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .uniform(limit: (3 / inputs).squareRoot())
  }
}
