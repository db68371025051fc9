import Numerics

extension Network {
  /// The same function at inference of dense layers alone: batch normalisation folded into their weights, dropout left out.
  ///
  /// - Returns: `nil` where a batch normalisation stands between two activations, or before the first dense layer with an
  ///   activation of its own, so that no dense layer can take it over; and for any layer that is no affine map of what it
  ///   takes, or one of images.
  public var folded: [DenseLayer<Scalar>]? { folded(through: layers.count - 1) }

  /// The same of the first layers only.
  ///
  /// - Parameter last: the index of the last of them; what a batch normalisation leaves for a dense layer after it is lost.
  public func folded(through last: Int) -> [DenseLayer<Scalar>]? {
    var stack = DenseStack<Scalar>()
    for layer in layers[...last] {
      guard layer.body.fold(values, into: &stack) else { return nil }
    }
    return stack.layers
  }
}
