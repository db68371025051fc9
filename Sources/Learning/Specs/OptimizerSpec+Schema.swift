import Config

extension OptimizerSpec {
  package static var schema: Schema<OptimizerSpec> {
    Schema(
      kind: \.kind, start: { OptimizerSpec(kind: $0) },
      [
        .number("learningRate", \.learningRate, in: learningRates, isAboveZero: true)
          .documented("η. A schedule starts from it; of `oneCycle` it is the top.")
      ] + ownFields + [
        .number("weightDecay", \.weightDecay, in: weightDecays)
          .documented(
            """
            λ of decoupled weight decay: before it moves, every trainable parameter, biases too, is multiplied by 1 − η λ, \
            whatever its gradient and with every optimiser. For `adamW` that is PyTorch's `AdamW`. PyTorch's `weight_decay` \
            of the other optimisers adds λ p to the gradient instead: that is `"regularization": {"l2": λ / 2}`, but for \
            the biases. Default 0.01 for `adamW` (Keras: 0.004), else 0.
            """)
      ])
  }

  /// Those of the kinds.
  private static var ownFields: [Field<OptimizerSpec>] {
    func fields<Options: OptimizerOptions>(_ type: Options.Type) -> [Field<OptimizerSpec>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0.options = $1
        }
      }
    }
    return Field.merged(
      OptimizerKind.allCases.map { ($0.rawValue, fields($0.type)) }, kind: { $0.kind.rawValue })
  }

  package static let documentation =
    "How gradients g move parameters p. η is the learning rate; what is remembered starts at 0."
}
