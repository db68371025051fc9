import Learning

extension InitializerSpec {
  static var schema: Schema<InitializerSpec> {
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

  static let documentation = """
    How the weights of dense layers are drawn; biases start at 0. N(0, σ) is a normal distribution, U(±l) a uniform one, \
    in the number of a unit's inputs and out the number of units of the layer. `zeros`: 0. `normal`: N(0, \
    `standardDeviation`). `uniform`: U(±`limit`). `largeRandom`: N(0, 10), far too large. `xavierNormal`: σ = √(2 / (in + \
    out)). `xavierUniform`: l = √(6 / (in + out)). `heNormal`: σ = √(2 / in). `heUniform`: l = √(6 / in). `lecunNormal`: σ \
    = √(1 / in). `lecunUniform`: l = √(3 / in). These are PyTorch's `xavier_…_` with gain 1 and `kaiming_…_` with fan-in and \
    the gain √2 of ReLU, whatever the activation. Keras's Glorot, He and LeCun have the same deviations, but cut their \
    normal distributions off at 2σ. What PyTorch's `Linear` starts with, U(±1 / √in) for weights and biases, is none of \
    them.
    """
}
