import Numerics

extension Network {
  /// A random direction from the network's point, filter-normalised (H. Li et al., "Visualizing the loss landscape of neural
  /// nets", NeurIPS 2018): d ← d / ‖d‖ · ‖w‖ for the incoming weights w of each unit, so that a length of 1 changes every
  /// unit alike, whatever its scale. Biases and parameters of normalisations have 0, as in the authors' code.
  ///
  /// - Parameter random: gives a standard normal number a weight, in the order of the parameters.
  /// - Returns: `pointCount` numbers.
  public func filterNormalizedDirection(_ random: inout RandomState) -> [Double] {
    var direction: [Double] = []
    direction.reserveCapacity(pointCount)
    for slot in pointSlots {
      guard slot.role == .weight else {
        direction += [Double](repeating: 0, count: slot.range.count)
        continue
      }
      let width = slot.shape[1]
      for start in stride(from: slot.range.lowerBound, to: slot.range.upperBound, by: width) {
        let weights = values[start..<(start + width)]
        let drawn = weights.map { _ in random.gaussian() }
        let length = drawn.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let wanted = weights.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        let factor = length > 0 ? wanted / length : 0
        direction += drawn.map { $0 * factor }
      }
    }
    return direction
  }
}
