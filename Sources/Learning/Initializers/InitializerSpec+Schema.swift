import Schemas

extension InitializerSpec {
  package static let schema = Schema<InitializerSpec>(
    kind: \.kind, start: { InitializerSpec(kind: $0) },
    Field.ofKinds(InitializerKind.allCases.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any InitializerOptions { $0.options = options }
    })

  package static let documentation = """
    How the weights of dense layers are drawn; biases start at 0. N(0, σ) is a normal distribution, U(±l) a uniform one, \
    "in" the number of a unit's inputs and "out" the units of the layer. What PyTorch's `Linear` starts with, U(±1 / √in) \
    for weights and biases, is none of them; Keras's default is `xavierUniform`. Keras cuts its normal distributions off at \
    2σ of a wider one, so that the deviation is the same.
    """
}
