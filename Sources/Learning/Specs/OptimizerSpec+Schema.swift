import Schemas

extension OptimizerSpec {
  package static let schema = Schema<OptimizerSpec>(
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

  /// Those of the kinds.
  private static var ownFields: [Field<OptimizerSpec>] {
    Field.ofKinds(OptimizerKind.allCases.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any OptimizerOptions { $0.options = options }
    }
  }

  package static let documentation =
    "How gradients g move parameters p. η is the learning rate; what is remembered starts at 0."
}
