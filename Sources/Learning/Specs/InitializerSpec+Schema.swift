import Config

extension InitializerSpec {
  package static var schema: Schema<InitializerSpec> {
    Schema(
      kind: \.kind, start: { InitializerSpec(kind: $0) },
      [
        .number("standardDeviation", \.standardDeviation, in: standardDeviations)
          .only(InitializerKind.normal)
          .documented("The standard deviation of the weights. Default 0.01."),
        .number("limit", \.limit, in: limits).only(InitializerKind.uniform)
          .documented("Weights are drawn from −limit to limit. Default 0.05, as Keras's."),
      ])
  }

  package static let documentation = """
    How the weights of dense layers are drawn; biases start at 0. N(0, σ) is a normal distribution, U(±l) a uniform one, \
    "in" the number of a unit's inputs and "out" the units of the layer. What PyTorch's `Linear` starts with, U(±1 / √in) \
    for weights and biases, is none of them; Keras's default is `xavierUniform`. Keras cuts its normal distributions off at \
    2σ of a wider one, so that the deviation is the same.
    """
}

extension InitializerKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .zeros: "0: all units of a layer stay alike."
    case .normal: "N(0, `standardDeviation`)."
    case .uniform: "U(±`limit`)."
    case .largeRandom: "N(0, 10): far too large, to show what that does."
    case .xavierNormal:
      "N(0, √(2 / (in + out))), PyTorch's `xavier_normal_` with gain 1, Keras's `GlorotNormal`."
    case .xavierUniform:
      "U(±√(6 / (in + out))), PyTorch's `xavier_uniform_` with gain 1, Keras's `GlorotUniform`."
    case .heNormal:
      "N(0, √(2 / in)), PyTorch's `kaiming_normal_` for ReLU, whatever the activation."
    case .heUniform:
      "U(±√(6 / in)), PyTorch's `kaiming_uniform_` for ReLU, whatever the activation."
    case .lecunNormal: "N(0, √(1 / in)), Keras's `LecunNormal`."
    case .lecunUniform: "U(±√(3 / in)), Keras's `LecunUniform`."
    }
  }
}
