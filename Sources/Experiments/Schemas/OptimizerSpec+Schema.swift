import Config
import Learning

extension OptimizerSpec {
  static var schema: Schema<OptimizerSpec> {
    Schema(
      kind: \.kind, start: { OptimizerSpec(kind: $0) },
      [
        .number("learningRate", \.learningRate, in: learningRates, isAboveZero: true)
          .documented(
            """
            η. A schedule starts from it; of `oneCycle` it is the top. Default: 0.1 for `gradientDescent`, `sgd` and \
            `adagrad`, 0.01 for `momentum` and `nesterov`, 0.001 for `rmsprop`, `adam` and `adamW`.
            """),
        .number("momentum", \.momentum, in: rates).only(OptimizerKind.momentum, .nesterov)
          .documented(
            """
            μ in v ← μ v + g, p ← p − η v, where v starts at 0: PyTorch's `SGD(momentum=μ)`. Keras's v ← μ v − η g, \
            p ← p + v is the same at a constant rate, and keeps the old rate in v when a schedule changes η. \
            `nesterov`: p ← p − η (g + μ v) with the new v. Default 0.9.
            """),
        .number("decay", \.decay, in: rates).only(OptimizerKind.rmsprop)
          .documented(
            "ρ in s ← ρ s + (1 − ρ) g². Default 0.99, PyTorch's `alpha`; Keras's `rho` is 0.9."),
        .number("beta1", \.beta1, in: rates).only(OptimizerKind.adam, .adamW)
          .documented("β₁ in m ← β₁ m + (1 − β₁) g. Default 0.9, as in PyTorch and Keras."),
        .number("beta2", \.beta2, in: rates).only(OptimizerKind.adam, .adamW)
          .documented("β₂ in v ← β₂ v + (1 − β₂) g². Default 0.999, as in PyTorch and Keras."),
        .number("epsilon", \.epsilon, in: epsilons)
          .only(OptimizerKind.adagrad, .rmsprop, .adam, .adamW)
          .documented(
            """
            ε, added to the root and not under it, of Adam after the correction of v, as in PyTorch: η g / (√s + ε), \
            η m̂ / (√v̂ + ε). Keras has it under the root in RMSprop and Adagrad, and in Adam before the correction. \
            Default 1e-8, and 1e-10 for `adagrad`, as in PyTorch; Keras has 1e-7.
            """),
        .number("weightDecay", \.weightDecay, in: weightDecays)
          .documented(
            """
            λ of decoupled weight decay: before it moves, every trainable parameter, biases too, is multiplied by 1 − η λ, \
            whatever its gradient and with every optimiser. For `adamW` that is PyTorch's `AdamW`. PyTorch's `weight_decay` \
            of the other optimisers adds λ p to the gradient instead: that is `"regularization": {"l2": λ / 2}`, but for \
            the biases. Default 0.01 for `adamW` (Keras: 0.004), else 0.
            """),
      ])
  }

  static let documentation =
    "How gradients g move parameters p. η is the learning rate; what is remembered starts at 0."
}

extension OptimizerKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .gradientDescent: "p ← p − η g, over the whole training set at once."
    case .sgd: "p ← p − η g, over mini-batches."
    case .momentum: "v ← μ v + g, p ← p − η v."
    case .nesterov: "v ← μ v + g, p ← p − η (g + μ v)."
    case .adagrad: "s ← s + g², p ← p − η g / (√s + ε). Keras starts s at 0.1."
    case .rmsprop:
      "s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε); neither centred nor with momentum."
    case .adam:
      """
      m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and \
      v̂ = v / (1 − β₂ᵗ) in update t, from 1.
      """
    case .adamW: "Adam with weight decay."
    }
  }
}
