import Learning
import Schemas

extension Regularization {
  static let schema = Schema<Regularization>([
    .number("l1", \.l1, in: strengths)
      .documented(
        """
        λ₁: adds λ₁ Σ |w| to the loss that training makes small, over the weights of dense layers, not over biases or \
        normalisations, and λ₁ sign w to the gradient (0 at 0). Keras's `regularizers.L1`. Default 0.
        """),
    .number("l2", \.l2, in: strengths)
      .documented(
        """
        λ₂: adds λ₂ Σ w² in the same way, and 2 λ₂ w to the gradient. Keras's `regularizers.L2`; half of PyTorch's \
        `weight_decay` of SGD, whose term is λ/2 Σ w². A course's λ / (2 m) Σ w² is λ₂ = λ / (2 m). Default 0.
        """),
  ])

  static let documentation = """
    What keeps weights small. The term is part of the gradient, but not of the loss that metrics and figures show; \
    `penalty` in metrics.csv is its value. Frozen weights are left out.
    """
}
