import Numerics
import Plots

/// What a network says all over the plane of its two inputs.
struct PlaneField {
  let grid: Grid
  /// The output's pre-activations, [outputs, nodes].
  let logits: Matrix<Float>
  /// One row a class, one value a node.
  let probabilities: [[Float]]

  /// For each class how far it is ahead of the best other one, as a field that vanishes where classes meet; one field
  /// for two classes, which meet on one curve.
  ///
  /// Taken before the output's activation, where it is nearly linear and a curve between nodes is true to a fraction of
  /// a pixel.
  var margins: [ScalarField] {
    if logits.rows == 1 {
      return [ScalarField(grid: grid, values: logits.elements.map { Double($0) })]
    }
    return (0..<(logits.rows == 2 ? 1 : logits.rows)).map { k in
      ScalarField(
        grid: grid,
        values: (0..<logits.columns).map { node in
          var best = -Float.infinity
          for other in 0..<logits.rows where other != k { best = max(best, logits[other, node]) }
          return Double(logits[k, node] - best)
        })
    }
  }
}
