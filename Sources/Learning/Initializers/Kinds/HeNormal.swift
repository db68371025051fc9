/// N(0, √(2 / in)) (K. He et al., ICCV 2015).
struct HeNormal: InitializerOptions {
  static let name = "heNormal"
  static let summary =
    "N(0, √(2 / in)), PyTorch's `kaiming_normal_` for ReLU, whatever the activation."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .normal(deviation: (2 / inputs).squareRoot())
  }
}
