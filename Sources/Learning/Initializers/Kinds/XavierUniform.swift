/// U(±√(6 / (in + out))) (X. Glorot, Y. Bengio, AISTATS 2010).
struct XavierUniform: InitializerOptions {
  static let name = "xavierUniform"
  static let summary =
    "U(±√(6 / (in + out))), PyTorch's `xavier_uniform_` with gain 1, Keras's `GlorotUniform`."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .uniform(limit: (6 / (inputs + units)).squareRoot())
  }
}
