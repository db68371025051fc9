import Graphics
import Learning
import Numerics
import Plots

/// The network asked in the terms of figures: points, fields, classes.
///
/// Samples go through it some hundred at a time, so that memory does not grow with samples times units.
extension Predictor {
  /// A predicted class and how probable the network finds it.
  struct Vote: Sendable {
    let label: Int
    let probability: Double
  }

  /// The network evaluated at every node of a grid, given what it takes there.
  func field(on grid: Grid, inputs: Matrix<Float>) -> PlaneField {
    let output = network.outputs(inputs)
    return PlaneField(grid: grid, logits: output.z, probabilities: Self.probabilities(output.a))
  }

  /// The most probable class of each sample.
  func predictions(_ inputs: [[Double]]) -> [Int] { votes(inputs).map(\.label) }

  /// The first output for each sample.
  func values(_ inputs: [[Double]]) -> [Double] {
    network.predict(matrix(inputs)).row(0).map(Double.init)
  }

  func votes(_ inputs: [[Double]]) -> [Vote] {
    let classes = Self.probabilities(network.predict(matrix(inputs)))
    return inputs.indices.map { s in
      var best = 0
      for k in classes.indices where classes[k][s] > classes[best][s] { best = k }
      return Vote(label: best, probability: Double(classes[best][s]))
    }
  }

  /// Activations of the first dense layer, and of the batch normalisation after it: calls `body` with [units, samples] of
  /// some hundred samples after the other, and with where these are.
  func forEachFirstActivations(
    _ inputs: [[Double]], _ body: (Matrix<Float>, Range<Int>) -> Void
  ) {
    let isDense = network.layers.map { layer in
      if case .dense = layer { true } else { false }
    }
    // What the second dense layer takes is after the batch normalisation of the first.
    let second = isDense.indices.filter { isDense[$0] }.dropFirst().first
    network.forEachActivations(of: matrix(inputs), depth: second ?? isDense.count, body)
  }

  /// Activations of the first dense layer for one sample, and of the batch normalisation after it.
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
    network.forEachActivations(
      of: matrix(inputs), depth: max(1, network.layers.count - 1), body)
  }

  /// One row a class; a single output is the probability of class 1.
  private static func probabilities(_ a: Matrix<Float>) -> [[Float]] {
    a.rows == 1
      ? [a.elements.map { 1 - $0 }, a.elements] : (0..<a.rows).map { a.row($0) }
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
