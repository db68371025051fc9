import Graphics
import Learning
import Numerics
import Plots

/// What a classifier says all over a plane.
package struct ClassField: Sendable {
  package let grid: Grid
  /// How far each class is ahead, in 0...1: one row a class, one value a node.
  package private(set) var probabilities: [[Float]]
  /// The predicted class of each node, by the rule of `PredictedClass`.
  package private(set) var labels: [Int32]
  /// Pre-activations of the outputs, one row an output; of a single one minus where the class changes. Nearly linear, so that
  /// a curve between nodes is true to a fraction of a pixel.
  package private(set) var logits: [[Float]]

  package init(grid: Grid, outputs: Int) {
    self.grid = grid
    let rows = max(outputs, 2)
    probabilities = Array(repeating: Array(repeating: 0, count: grid.count), count: rows)
    labels = Array(repeating: 0, count: grid.count)
    logits = Array(repeating: Array(repeating: 0, count: grid.count), count: outputs)
  }

  package mutating func fill(
    _ nodes: Range<Int>, with output: Network<Float>.Trace, _ predictor: Predictor
  ) {
    let shares = predictor.shares(output.a)
    for (k, row) in shares.enumerated() where k < probabilities.count {
      probabilities[k].replaceSubrange(nodes, with: row)
    }
    for node in nodes {
      labels[node] = Int32(
        PredictedClass.of(
          output.a, sample: node - nodes.lowerBound, threshold: predictor.loss.kind.threshold))
    }
    for (k, row) in predictor.margins(output).enumerated() {
      logits[k].replaceSubrange(nodes, with: row)
    }
  }

  /// The curves on which the predicted class changes, in the plane's units; nowhere else is one, so a region without a
  /// decision has none through it.
  ///
  /// - Parameter predicted: the class at a point, asked where equal outputs leave the place of a change open.
  package func boundaries(predicted: (Point) -> Int) -> [[Point]] {
    let classes = logits.count == 1 ? 2 : logits.count
    // Two classes meet on one curve.
    return (classes == 2 ? [1] : Array(0..<classes)).flatMap { k -> [[Point]] in
      guard labels.contains(Int32(k)) else { return [] }
      let values = (0..<grid.count).map { node in lead(of: k, at: node) }
      return Contour.lines(
        of: ScalarField(grid: grid, values: values), inside: labels.map { $0 == Int32(k) }
      ) { predicted($0) == k }
    }
  }

  /// How far a class is ahead of the best other one, before the output's activation.
  private func lead(of k: Int, at node: Int) -> Double {
    if logits.count == 1 { return Double(k == 1 ? logits[0][node] : -logits[0][node]) }
    var best = -Float.infinity
    for other in logits.indices where other != k { best = max(best, logits[other][node]) }
    return Double(logits[k][node] - best)
  }
}

extension Predictor {
  /// The outputs before their activation; of a single output minus where its class changes.
  fileprivate func margins(_ output: Network<Float>.Trace) -> [[Float]] {
    guard output.z.rows == 1, network.outputActivation != .sigmoid else {
      return (0..<output.z.rows).map(output.z.row)
    }
    let threshold = Float(loss.kind.threshold)
    return [output.a.elements.map { $0 - threshold }]
  }

  /// The predicted class of a sample.
  package func label(_ input: [Double]) -> Int { predictions([input])[0] }
}
