import Graphics
import Learning
import Numerics
import Plots

/// The network of a moment asked in the terms of figures: points, fields, classes.
extension Moment {
  /// One unit of the first layer, on two inputs.
  struct Neuron: Sendable {
    let weights: (Double, Double)
    let bias: Double
  }

  /// A predicted class and how probable the network finds it.
  struct Vote: Sendable {
    let label: Int
    let probability: Double
  }

  /// The units of the first layer.
  var neurons: [Neuron] {
    let layer = network.denseLayers[0]
    return (0..<layer.units).map { unit in
      Neuron(
        weights: (
          Double(layer.weights[unit, 0]),
          layer.inputs > 1 ? Double(layer.weights[unit, 1]) : 0
        ), bias: Double(layer.biases[unit]))
    }
  }

  /// The units of each layer but the last.
  var hiddenWidths: [Int] { network.denseLayers.dropLast().map(\.units) }
  /// The units of the last hidden layer; 0 without one.
  var hiddenWidth: Int { hiddenWidths.last ?? 0 }
  /// What an activation of the last hidden layer can be, where that is bounded.
  var hiddenRange: ClosedRange<Double>? {
    network.denseLayers.dropLast().last?.activation.range
  }

  /// The output neuron's boundary normal · h + offset = 0 in the last hidden layer's space; `nil` for several outputs.
  var outputPlane: (normal: [Double], offset: Double)? {
    guard let output = network.denseLayers.last, output.units == 1 else { return nil }
    return (output.weights.row(0).map(Double.init), Double(output.biases[0]))
  }

  /// The network evaluated at every node of a grid.
  func field(on grid: Grid) -> PlaneField {
    let output = outputs(Self.nodes(of: grid))
    return PlaneField(grid: grid, logits: output.z, probabilities: Self.probabilities(output.a))
  }

  /// The most probable class of each sample.
  func predictions(_ inputs: [[Double]]) -> [Int] { votes(inputs).map(\.label) }

  func votes(_ inputs: [[Double]]) -> [Vote] {
    let classes = Self.probabilities(outputs(Self.matrix(inputs)).a)
    return inputs.indices.map { s in
      var best = 0
      for k in classes.indices where classes[k][s] > classes[best][s] { best = k }
      return Vote(label: best, probability: Double(classes[best][s]))
    }
  }

  /// Activations of the first layer, one row a sample.
  func firstActivations(_ inputs: [[Double]]) -> [[Double]] {
    Self.rows(network.forward(Self.matrix(inputs))[0].a)
  }

  /// Activations of the last hidden layer, one row a sample.
  func lastActivations(_ inputs: [[Double]]) -> [[Double]] {
    let traces = network.forward(Self.matrix(inputs))
    return Self.rows(traces[max(0, traces.count - 2)].a)
  }

  private func outputs(_ inputs: Matrix<Float>) -> Network<Float>.Trace {
    let traces = network.forward(inputs)
    return traces[traces.count - 1]
  }

  /// One row a class; a single output is the probability of class 1.
  private static func probabilities(_ a: Matrix<Float>) -> [[Float]] {
    a.rows == 1
      ? [a.elements.map { 1 - $0 }, a.elements] : (0..<a.rows).map { a.row($0) }
  }

  /// The nodes of a grid as [2, nodes].
  private static func nodes(of grid: Grid) -> Matrix<Float> {
    var nodes = Matrix<Float>(rows: 2, columns: grid.count)
    let abscissas = (0..<grid.columns).map { Float(grid.x(Double($0))) }
    for row in 0..<grid.rows {
      let y = Float(grid.y(Double(row)))
      let start = row * grid.columns
      for column in 0..<grid.columns {
        nodes.elements[start + column] = abscissas[column]
        nodes.elements[grid.count + start + column] = y
      }
    }
    return nodes
  }

  /// Rows of samples as [features, samples].
  private static func matrix(_ inputs: [[Double]]) -> Matrix<Float> {
    let features = inputs.first?.count ?? 0
    var result = Matrix<Float>(rows: features, columns: inputs.count)
    for (s, row) in inputs.enumerated() {
      for feature in 0..<features { result[feature, s] = Float(row[feature]) }
    }
    return result
  }

  private static func rows(_ a: Matrix<Float>) -> [[Double]] {
    let samples = a.transposed
    return (0..<samples.rows).map { samples.row($0).map(Double.init) }
  }
}
