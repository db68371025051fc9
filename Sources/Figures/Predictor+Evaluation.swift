import Graphics
import Learning
import Numerics
import Plots

/// The network asked in the terms of figures: points, fields, classes.
///
/// Samples go through it some hundred at a time, so that memory does not grow with samples times units.
extension Predictor {
  /// A predicted class and how probable the network finds it; of hinge its score, which is no probability.
  struct Vote: Sendable {
    let label: Int
    let probability: Double
    var isScore = false
  }

  /// The network evaluated at every node of a grid, given what it takes there.
  func field(on grid: Grid, inputs: Matrix<Float>) -> PlaneField {
    let output = network.outputs(inputs)
    // A single output's class changes where its activation passes the threshold; for sigmoid that is where z passes 0.
    let isSigmoid = network.outputActivation == .sigmoid
    var logits = output.z
    if logits.rows == 1, !isSigmoid {
      let threshold = Float(loss.threshold)
      logits.elements = output.a.elements.map { $0 - threshold }
    }
    return PlaneField(grid: grid, logits: logits, probabilities: shares(output.a))
  }

  /// The most probable class of each sample.
  func predictions(_ inputs: [[Double]]) -> [Int] { votes(inputs).map(\.label) }

  /// The predicted value of each sample, in the units of the targets.
  func values(_ samples: [[Double]]) -> [Double] { values(inputs: matrix(samples)) }

  /// The predicted values, in the units of the targets, given what the network takes, [inputs, samples].
  func values(inputs: Matrix<Float>) -> [Double] {
    network.predict(inputs).row(0).map { targetScale.value(Double($0)) }
  }

  func votes(_ inputs: [[Double]]) -> [Vote] {
    let a = network.predict(matrix(inputs))
    let threshold = Float(loss.threshold)
    return inputs.indices.map { s in
      if a.rows == 1 {
        let isSecond = a.elements[s] > threshold
        let p = hasScores || isSecond ? a.elements[s] : 1 - a.elements[s]
        return Vote(label: isSecond ? 1 : 0, probability: Double(p), isScore: hasScores)
      }
      var best = 0
      for k in 1..<a.rows where a[k, s] > a[best, s] { best = k }
      return Vote(label: best, probability: Double(a[best, s]), isScore: hasScores)
    }
  }

  /// Activations of the first layer's neurons: calls `body` with [units, samples] of some hundred samples after the other,
  /// and with where these are.
  func forEachFirstActivations(
    _ inputs: [[Double]], _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: matrix(inputs), depth: neuronLayer + 1) { body($0.a, $1) }
  }

  /// Activations of the first layer's neurons for one sample.
  func firstActivations(_ input: [Double]) -> [Double] {
    var result: [Double] = []
    forEachFirstActivations([input]) { activations, _ in
      result = activations.elements.map(Double.init)
    }
    return result
  }

  /// Activations of the last hidden layer, as `forEachFirstActivations`.
  func forEachLastActivations(
    _ inputs: [[Double]], _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    network.forEachTrace(of: matrix(inputs), depth: max(1, network.layers.count - 1)) {
      body($0.a, $1)
    }
  }

  /// How far each class is ahead, in 0...1, one row a class: its probability, of which a single output p is that of class
  /// 1; of hinge ½ where it meets the best other class, and 1 from the margin on.
  private func shares(_ a: Matrix<Float>) -> [[Float]] {
    func share(_ lead: Float) -> Float { min(max((lead + 1) / 2, 0), 1) }
    if a.rows == 1 {
      let second = hasScores ? a.elements.map(share) : a.elements
      return [second.map { 1 - $0 }, second]
    }
    return (0..<a.rows).map { k in
      if !hasScores { return a.row(k) }
      return (0..<a.columns).map { s in
        var best = -Float.infinity
        for other in 0..<a.rows where other != k { best = max(best, a[other, s]) }
        // From one margin to the other are 2.
        return share((a[k, s] - best) / 2)
      }
    }
  }

  /// What the network takes at the nodes of a grid, [inputs, nodes]; the same at every moment of a run.
  func inputs(at grid: Grid) -> Matrix<Float> {
    var nodes = Matrix<Double>(rows: grid.count, columns: 2)
    for row in 0..<grid.rows {
      let y = grid.y(Double(row))
      for column in 0..<grid.columns {
        nodes[row * grid.columns + column, 0] = grid.x(Double(column))
        nodes[row * grid.columns + column, 1] = y
      }
    }
    return transform.apply(nodes).converted().transposed
  }

  /// Rows of coordinates as the network takes them, [inputs, samples].
  private func matrix(_ samples: [[Double]]) -> Matrix<Float> {
    let rows = Matrix(
      rows: samples.count, columns: samples.first?.count ?? 0, elements: Array(samples.joined()))
    return transform.apply(rows).converted().transposed
  }
}
