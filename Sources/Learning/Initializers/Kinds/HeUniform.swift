/// U(±√(6 / in)) (K. He et al., ICCV 2015).
struct HeUniform: InitializerOptions {
  static let name = "heUniform"
  static let summary =
    "U(±√(6 / in)), PyTorch's `kaiming_uniform_` for ReLU, whatever the activation."

  func distribution(inputs: Double, units: Double) -> WeightDistribution {
    .uniform(limit: (6 / inputs).squareRoot())
  }
}
