import Schemas

/// Keys that several kinds of loss have.
extension Field {
  static func labelSmoothing(_ path: WritableKeyPath<Spec, Double>) -> Field {
    number("labelSmoothing", path, in: 0...0.999)
      .documented(
        """
        s: a target y of K classes becomes (1 − s) y + s / K (K = 2 for a single output), so that the network is not \
        driven to be surer than 1 − s + s / K. Default 0. As PyTorch's and Keras's `label_smoothing`. The loss that \
        metrics and figures show is smoothed too, so that it cannot fall to 0.
        """)
  }
}
