/// N(0, √(2 / (in + out))) (X. Glorot, Y. Bengio, AISTATS 2010).
struct XavierNormal: InitializerOptions {
  static let name = "xavierNormal"
  static let summary =
    "N(0, √(2 / (in + out))), PyTorch's `xavier_normal_` with gain 1, Keras's `GlorotNormal`."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .normal(deviation: (2 / (inputs + units)).squareRoot())
  }
}
