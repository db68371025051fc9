import Graphics
import Learning
import Numerics
import Plots

/// The network of a moment asked in the terms of figures: points, fields, classes.
extension Moment {
  /// A predicted class and how probable the network finds it.
  struct Vote: Sendable {
    let label: Int
    let probability: Double
  }

  /// The units of the first layer.
  var neuronCount: Int { layers[0].units }

  /// The coefficients of a·x + b·y + c, the pre-activation of each unit of the first layer over the plane; `nil` where the
  /// network's inputs are no straight functions of the coordinates.
  var neuronLines: [(a: Double, b: Double, c: Double)]? {
    guard transform.features.isEmpty else { return nil }
    let layer = layers[0]
    return (0..<layer.units).map { unit in
      var line = (a: 0.0, b: 0.0, c: Double(layer.biases[unit]))
      for input in 0..<min(layer.inputs, 2) {
        let deviation = transform.standardization?.deviations[input] ?? 1
        let mean = transform.standardization?.means[input] ?? 0
        let slope = Double(layer.weights[unit, input]) / deviation
        if input == 0 { line.a = slope } else { line.b = slope }
        line.c -= slope * mean
      }
      return line
    }
  }

  /// The pre-activation of each unit of the first layer at the nodes of a grid.
  func neuronFields(on grid: Grid, inputs: Matrix<Float>) -> [ScalarField] {
    let layer = layers[0]
    return (0..<layer.units).map { unit in
      var values = [Double](repeating: Double(layer.biases[unit]), count: grid.count)
      for input in 0..<layer.inputs {
        let weight = layer.weights[unit, input]
        for node in values.indices { values[node] += Double(weight * inputs[input, node]) }
      }
      return ScalarField(grid: grid, values: values)
    }
  }

  /// The units of each layer but the last.
  var hiddenWidths: [Int] { layers.dropLast().map(\.units) }
  /// The units of the last hidden layer; 0 without one.
  var hiddenWidth: Int { hiddenWidths.last ?? 0 }
  /// What an activation of the last hidden layer can be, where that is bounded.
  var hiddenRange: ClosedRange<Double>? {
    layers.dropLast().last?.activation.range
  }

  /// The output neuron's boundary normal · h + offset = 0 in the last hidden layer's space; `nil` for several outputs.
  var outputPlane: (normal: [Double], offset: Double)? {
    guard let output = layers.last, output.units == 1 else { return nil }
    return (output.weights.row(0).map(Double.init), Double(output.biases[0]))
  }

  /// The network evaluated at every node of a grid, given what it takes there.
  func field(on grid: Grid, inputs: Matrix<Float>) -> PlaneField {
    let output = outputs(inputs)
    return PlaneField(grid: grid, logits: output.z, probabilities: Self.probabilities(output.a))
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
    let classes = Self.probabilities(outputs(matrix(inputs)).a)
    return inputs.indices.map { s in
      var best = 0
      for k in classes.indices where classes[k][s] > classes[best][s] { best = k }
      return Vote(label: best, probability: Double(classes[best][s]))
    }
  }

  /// Activations of the first layer, one row a sample.
  func firstActivations(_ inputs: [[Double]]) -> [[Double]] {
    let isDense = network.layers.map { layer in
      if case .dense = layer { true } else { false }
    }
    // What the second dense layer takes is after the batch normalisation of the first.
    let second = isDense.indices.filter { isDense[$0] }.dropFirst().first
    return Self.rows(network.forward(matrix(inputs))[(second ?? isDense.count) - 1].a)
  }

  /// Activations of the last hidden layer, one row a sample.
  func lastActivations(_ inputs: [[Double]]) -> [[Double]] {
    let traces = network.forward(matrix(inputs))
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

  private static func rows(_ a: Matrix<Float>) -> [[Double]] {
    let samples = a.transposed
    return (0..<samples.rows).map { samples.row($0).map(Double.init) }
  }
}
