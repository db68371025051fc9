import Schemas

/// Keys that several kinds of layer have.
extension Field {
  static func bias(_ path: WritableKeyPath<Spec, Bool>) -> Field {
    boolean("bias", path)
      .documented(
        """
        `false` leaves out b, so that a = f(W x), and snapshots have no "layers.i.bias". Of use before a \
        normalisation, which takes b away again. Default `true`. PyTorch's `bias`, Keras's `use_bias`.
        """)
  }

  static func initializer(_ path: WritableKeyPath<Spec, InitializerSpec?>) -> Field {
    optional("initializer", path, InitializerSpec.schema, from: InitializerSpec())
      .documented("How this layer's weights are drawn. Default: as the network's.")
  }

  static func epsilon(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("epsilon", path, in: 1e-12...1)
      .documented(
        """
        ε, added to the variance under the root: x̂ = (x − μ) / √(σ² + ε). Default 1e-5, as in PyTorch; Keras has 1e-3.
        """)
  }

  static func trainable(_ path: WritableKeyPath<Spec, Bool>) -> Field {
    boolean("trainable", path)
      .documented(
        """
        `false` freezes the layer: its parameters stay what they were drawn as. They have no gradient and no state of \
        the optimiser, and weight decay, L1 and L2 leave them alone: PyTorch's `requires_grad = False`. A frozen batch \
        normalisation works as at inference all the time: it takes its running statistics, which stay as they are, as \
        in Keras; in PyTorch that is `requires_grad = False` and `eval()`. Default `true`.
        """)
  }
}
