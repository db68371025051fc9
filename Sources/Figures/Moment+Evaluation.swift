import Graphics
import Learning
import Numerics
import Plots

/// The network of a moment asked in the terms of figures: points, fields, classes.
extension Moment {
  /// A predicted class and how probable the network finds it; of hinge its score, which is no probability.
  struct Vote: Sendable {
    let label: Int
    let probability: Double
  }

  /// The units of the first layer.
  var neuronCount: Int { network.layers[neuronLayer].units }

  /// Whether outputs are scores around 0, as hinge makes them.
  var hasScores: Bool { loss == .hinge }

  /// What holds of the output where two classes meet.
  var boundaryEquation: String { hasScores ? "f = 0" : "p = 0.5" }

  /// What a figure says that a neuron's pre-activation is.
  var neuronInputName: String {
    if network.layers[neuronLayer].kind == .layerNormalization { return "normalised input" }
    if case .dense(let dense) = network.layers[neuronLayer], dense.bias == nil {
      return "input w·x"
    }
    return "input w·x + b"
  }

  /// The coefficients of a·x + b·y + c, the pre-activation of each unit of the first layer over the plane; `nil` where it is
  /// no straight function of the coordinates.
  var neuronLines: [(a: Double, b: Double, c: Double)]? {
    guard transform.features.isEmpty, let layer = neurons else { return nil }
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
    guard let layer = neurons else {
      let z = network.forward(inputs)[neuronLayer].z
      return (0..<z.rows).map { ScalarField(grid: grid, values: z.row($0).map(Double.init)) }
    }
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
  var hiddenWidths: [Int] {
    network.layers.filter { $0.kind == .dense }.dropLast().map(\.units)
  }
  /// The units of the last hidden layer; 0 without one.
  var hiddenWidth: Int { hiddenWidths.last ?? 0 }
  /// What an activation of the last hidden layer can be, where that is bounded.
  var hiddenRange: ClosedRange<Double>? {
    network.layers.dropLast().last { $0.kind != .dropout }?.activation.kind.range
  }

  /// The output neuron's boundary normal · h + offset = 0 in the space of what it takes; `nil` for several outputs, and for
  /// activations whose boundary is no fixed pre-activation that has a formula here.
  var outputPlane: (normal: [Double], offset: Double)? {
    guard let output = network.denseLayers.last, output.units == 1 else { return nil }
    let boundary: Double
    switch output.activation.kind {
    case .sigmoid: boundary = 0
    case .linear: boundary = loss.threshold
    default: return nil
    }
    return (output.weights.row(0).map(Double.init), Double(output.biases[0]) - boundary)
  }

  /// The network evaluated at every node of a grid, given what it takes there.
  func field(on grid: Grid, inputs: Matrix<Float>) -> PlaneField {
    let output = outputs(inputs)
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
    let a = outputs(matrix(inputs)).a
    let threshold = Float(loss.threshold)
    return inputs.indices.map { s in
      if a.rows == 1 {
        let isSecond = a.elements[s] > threshold
        let p = hasScores || isSecond ? a.elements[s] : 1 - a.elements[s]
        return Vote(label: isSecond ? 1 : 0, probability: Double(p))
      }
      var best = 0
      for k in 1..<a.rows where a[k, s] > a[best, s] { best = k }
      return Vote(label: best, probability: Double(a[best, s]))
    }
  }

  /// Activations of the first layer's neurons, one row a sample.
  func firstActivations(_ inputs: [[Double]]) -> [[Double]] {
    Self.rows(network.forward(matrix(inputs))[neuronLayer].a)
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

  private static func rows(_ a: Matrix<Float>) -> [[Double]] {
    let samples = a.transposed
    return (0..<samples.rows).map { samples.row($0).map(Double.init) }
  }
}
