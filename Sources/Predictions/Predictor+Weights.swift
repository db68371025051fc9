import Learning

/// The weights of a layer, as figures show them.
extension Predictor {
  /// Where the weights of a layer are: its matrix or kernels, those of all layers in a block, γ of a normalisation.
  func weightSlots(of layer: Int) -> [ParameterSlot] {
    network.slots.filter {
      $0.name.hasPrefix("layers.\(layer).") && $0.name.hasSuffix(".weight") && $0.role != .statistic
    }
  }

  /// The names of a layer's weights: "layers.0.weight".
  package func weightNames(of layer: Int) -> [String] { weightSlots(of: layer).map(\.name) }

  /// The Frobenius norm of what a layer's weights differ by from those of another network of the same layers, and of the other
  /// network's weights.
  ///
  /// - Complexity: O(weights)
  package func weightDistance(
    to start: Predictor, layer: Int
  ) -> (distance: Double, norm: Double) {
    var (squares, startSquares) = (0.0, 0.0)
    for slot in weightSlots(of: layer) {
      guard let now = network.parameter(slot.name)?.values,
        let then = start.network.parameter(slot.name)?.values
      else { continue }
      for (now, then) in zip(now, then) {
        let (change, then) = (Double(now) - Double(then), Double(then))
        squares += change * change
        startSquares += then * then
      }
    }
    return (squares.squareRoot(), startSquares.squareRoot())
  }
}
