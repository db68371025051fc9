import Schemas

/// Keys that several kinds of activation have.
extension Field where Spec: ParametricActivation {
  static func alpha(in range: ClosedRange<Double>) -> Field {
    number("alpha", \.alpha, in: range)
      .documented(
        """
        α of `leakyRelu`, its slope below 0, from 0 to 1; default 0.01, PyTorch's `negative_slope` (Keras: 0.3). α of \
        `elu`, which goes to −α, from 0 to 10; default 1, as in PyTorch and Keras.
        """)
  }
}
