import Config

extension InitializerSpec {
  package static var schema: Schema<InitializerSpec> {
    func fields<Options: InitializerOptions>(_ type: Options.Type) -> [Field<InitializerSpec>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0.options = $1
        }
      }
    }
    return Schema(
      kind: \.kind, start: { InitializerSpec(kind: $0) },
      Field.merged(
        InitializerKind.allCases.map { ($0.rawValue, fields($0.type)) },
        kind: { $0.kind.rawValue }))
  }

  package static let documentation = """
    How the weights of dense layers are drawn; biases start at 0. N(0, σ) is a normal distribution, U(±l) a uniform one, \
    "in" the number of a unit's inputs and "out" the units of the layer. What PyTorch's `Linear` starts with, U(±1 / √in) \
    for weights and biases, is none of them; Keras's default is `xavierUniform`. Keras cuts its normal distributions off at \
    2σ of a wider one, so that the deviation is the same.
    """
}
