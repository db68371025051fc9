import Config

extension ActivationKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .sigmoid: "1 / (1 + e⁻ᶻ)."
    case .tanh: "tanh z."
    case .relu: "max(z, 0), with slope 0 at 0."
    case .leakyRelu: "z above 0, else `alpha` · z."
    case .elu: "z above 0, else `alpha` · (eᶻ − 1)."
    case .gelu:
      """
      z Φ(z) with the exact Φ(z) = (1 + erf(z / √2)) / 2, as PyTorch's and Keras's default; not the approximation by tanh.
      """
    case .softplus: "log(1 + eᶻ)."
    case .silu: "z / (1 + e⁻ᶻ), also called swish."
    case .linear: "z."
    case .softmax: "eᶻ over the sum of eᶻ over the layer's units."
    }
  }
}
