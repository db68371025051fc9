import Config
import JSON
import Learning

extension LayerSpec {
  static var schema: Schema<LayerSpec> {
    let normalizations: [LayerKind] = [.batchNormalization, .layerNormalization]
    let learning = [.dense] + normalizations
    return Schema(
      kind: \.kind, start: { LayerSpec(kind: $0) },
      [
        .integer("units", \.units, in: unitCounts, isRequired: true).only(LayerKind.dense)
          .documented(
            "The units (neurons) of a dense layer. The other layers have as many as they take."),
        .choice("activation", \.activation).only(learning)
          .documented("f, which makes a unit's activation of its pre-activation z."),
        Field(
          "alpha", shape: .number(0...10, isAboveZero: false), read: readAlpha, tree: \.alphaTree
        )
        .only(learning)
        .documented(
          """
          α of `leakyRelu`, its slope below 0, from 0 to 1; default 0.01, PyTorch's `negative_slope` (Keras: 0.3). α of \
          `elu`, which goes to −α, from 0 to 10; default 1, as in PyTorch and Keras.
          """),
        .boolean("bias", \.hasBias).only(LayerKind.dense)
          .documented(
            """
            `false` leaves out b, so that a = f(W x), and snapshots have no "layers.i.bias". Of use before a \
            normalisation, which takes b away again. Default `true`. PyTorch's `bias`, Keras's `use_bias`.
            """),
        .optional("initializer", \.initializer, InitializerSpec.schema, from: InitializerSpec())
          .only(LayerKind.dense)
          .documented("How this layer's weights are drawn. Default: as the network's."),
        .number("rate", \.rate, in: rates).only(LayerKind.dropout)
          .documented(
            """
            The chance p that a unit is 0 in a step of training; the others are multiplied by 1 / (1 − p) (inverted \
            dropout, as in PyTorch and Keras), so that nothing needs scaling afterwards. Dropout is off for everything \
            that is measured, drawn or recorded: metrics, activations and gradients.
            """),
        .number("momentum", \.momentum, in: momentums).only(LayerKind.batchNormalization)
          .documented(
            """
            The weight m of a new batch in the running mean and variance: r ← (1 − m) r + m b. This is PyTorch's \
            convention, whose default of 0.1 Keras calls 0.9. The running variance takes the unbiased variance of a \
            batch (divided by n − 1), as in PyTorch; Keras takes the biased one. A step of training normalises by the \
            mean and the biased variance of its own batch, and recorded gradients by those of the whole training set; \
            everything else by the running ones. A batch must have 2 samples at least: a last batch of one goes with \
            the batch before it, where PyTorch raises an error and Keras goes on with a variance of 0.
            """),
        .number("epsilon", \.epsilon, in: epsilons).only(normalizations)
          .documented(
            """
            ε, added to the variance under the root: x̂ = (x − μ) / √(σ² + ε). Default 1e-5, as in PyTorch; Keras has 1e-3.
            """),
        .boolean("trainable", \.isTrainable).only(learning)
          .documented(
            """
            `false` freezes the layer: its parameters stay what they were drawn as. They have no gradient and no state of \
            the optimiser, and weight decay, L1 and L2 leave them alone: PyTorch's `requires_grad = False`. A frozen batch \
            normalisation works as at inference all the time: it takes its running statistics, which stay as they are, as \
            in Keras; in PyTorch that is `requires_grad = False` and `eval()`. Default `true`.
            """),
      ], shortForms: [.number("units", "a number of units")])
  }

  private static func readAlpha(
    _ reader: ConfigReader, _ spec: inout LayerSpec
  ) throws(ConfigError) {
    let key = "alpha"
    guard reader.has(key) else { return }
    switch spec.activation {
    case .leakyRelu: spec.alpha = try reader.number(key, in: 0...1)
    case .elu: spec.alpha = try reader.number(key, in: 0...10)
    default:
      throw reader.error(
        key, "belongs to leakyRelu and elu, and not to \(spec.activation.rawValue)")
    }
  }

  private var alphaTree: JSONTree? {
    activation.defaultAlpha.map { .number(alpha ?? $0) }
  }
}

extension LayerKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .dense: "a = f(W x + b)."
    case .batchNormalization:
      "a = f(γ (x − μ) / √(σ² + ε) + β) with mean and variance of each unit over the batch."
    case .layerNormalization:
      """
      a = f(γ (x − μ) / √(σ² + ε) + β) with mean and variance (divided by the number of units, without Bessel's correction) \
      over the units of each sample, in training and at inference; γ starts at 1, β at 0. PyTorch's `LayerNorm` over the \
      last dimension, Keras's `LayerNormalization`.
      """
    case .dropout: "Leaves out units at random in training."
    }
  }
}

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
