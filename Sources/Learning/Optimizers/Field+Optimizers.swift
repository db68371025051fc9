import Schemas

/// Keys that several kinds of optimiser have.
extension Field {
  static func momentum(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("momentum", path, in: OptimizerSpec.rates)
      .documented(
        """
        μ in v ← μ v + g, p ← p − η v, where v starts at 0: PyTorch's `SGD(momentum=μ)`. Keras's v ← μ v − η g, \
        p ← p + v is the same at a constant rate, and keeps the old rate in v when a schedule changes η. \
        `nesterov`: p ← p − η (g + μ v) with the new v. Default 0.9.
        """)
  }

  /// ε beside a root.
  static func rootEpsilon(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("epsilon", path, in: OptimizerSpec.epsilons)
      .documented(
        """
        ε, added to the root and not under it, of Adam after the correction of v, as in PyTorch: η g / (√s + ε), \
        η m̂ / (√v̂ + ε). Keras has it under the root in RMSprop and Adagrad, and in Adam before the correction. \
        Default 1e-8, and 1e-10 for `adagrad`, as in PyTorch; Keras has 1e-7.
        """)
  }
}
