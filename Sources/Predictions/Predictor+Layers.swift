import Learning
import Numerics
import Plots

/// The layers of a network as figures draw them.
extension Predictor {
  /// The index of the layer whose pre-activations and activations are those of the first hidden layer's neurons: the first
  /// dense layer, or the normalisation that takes its place where that one has no activation of its own.
  package var neuronLayer: Int {
    let first = network.layers.firstIndex { $0.kind == .dense } ?? 0
    var chosen = first
    for index in network.layers.indices where index > first {
      if network.layers[index].kind.role == .identity { continue }
      let isLinear = network.layers[chosen].activation.kind == .linear
      guard network.layers[index].kind != .dense, isLinear else { break }
      chosen = index
    }
    return chosen
  }

  /// The neurons as a dense layer of the network's inputs, batch normalisation folded in; `nil` where their
  /// pre-activations are no affine function of them. Made anew at each call, since it is a copy of the layer's parameters.
  private var neurons: DenseLayer<Float>? {
    let folded = network.folded(through: neuronLayer)
    return folded?.count == 1 ? folded?.first : nil
  }

  /// The units of the first layer.
  package var neuronCount: Int { network.layers[neuronLayer].units }

  /// What a figure says that a neuron's pre-activation is.
  package var neuronInputName: String {
    if network.layers[neuronLayer].kind == .layerNormalization { return "normalised input" }
    let hasBias = network.slots.contains { $0.name == "layers.\(neuronLayer).bias" }
    return hasBias ? "input w·x + b" : "input w·x"
  }

  /// The units of each dense layer but the last.
  package var hiddenWidths: [Int] {
    network.layers.filter { $0.kind == .dense }.dropLast().map(\.units)
  }
  /// The units of the last hidden layer; 0 without one.
  package var hiddenWidth: Int { hiddenWidths.last ?? 0 }
  /// What the activations of the first hidden layer's neurons can be, where that is bounded.
  package var neuronRange: ClosedRange<Double>? {
    network.layers[neuronLayer].activation.kind.range
  }
  /// What their axis is called: "tanh(z)".
  package var neuronQuantity: String {
    let kind = network.layers[neuronLayer].activation.kind
    return kind == .linear ? "activation" : "activation, \(kind.rawValue)"
  }
  /// The layers that have weights, blocks too, with their names in a chart: the index among all layers, from 0, and the kind
  /// where it is not dense.
  package var layersWithParameters: [(index: Int, name: String)] {
    network.layers.enumerated().compactMap { index, layer in
      if weightSlots(of: index).isEmpty { return nil }
      return (index, layer.kind == .dense ? "\(index)" : "\(index) \(layer.kind.shortName)")
    }
  }
  /// What the coordinates of a hidden space are called: what the output layer takes.
  package var hiddenQuantity: String {
    let last = network.layers.dropLast().last { $0.kind.role != .identity }
    return last?.kind.role == .normalization ? "normalised unit" : "unit"
  }
  /// What an activation of the last hidden layer can be, where that is bounded.
  package var hiddenRange: ClosedRange<Double>? {
    network.layers.dropLast().last { $0.kind.role != .identity }?.activation.kind.range
  }

  /// The output neuron's boundary normal · h + offset = 0 in the space of what it takes; `nil` for several outputs, and for
  /// activations whose boundary is no fixed pre-activation that has a formula here.
  package var outputPlane: (normal: [Double], offset: Double)? {
    guard network.outputCount == 1, let output = network.denseLayer(hiddenWidths.count) else {
      return nil
    }
    let boundary: Double
    switch output.activation.kind {
    case .sigmoid: boundary = 0
    case .linear: boundary = loss.kind.threshold
    default: return nil
    }
    return (output.weights.row(0).map(Double.init), Double(output.biases[0]) - boundary)
  }

  /// The coefficients of a·x + b·y + c, the pre-activation of each unit of the first layer over a plane; `nil` where it is
  /// no straight function of the coordinates.
  package func neuronLines(in plane: Plane) -> [(a: Double, b: Double, c: Double)]? {
    guard transform.features.isEmpty, let layer = neurons else { return nil }
    return (0..<layer.units).map { unit in
      var line = (a: 0.0, b: 0.0, c: Double(layer.biases[unit]))
      for input in 0..<layer.inputs {
        let deviation = transform.standardization?.deviations[input] ?? 1
        let mean = transform.standardization?.means[input] ?? 0
        let slope = Double(layer.weights[unit, input]) / deviation
        line.a += slope * plane.u[input]
        line.b += slope * plane.v[input]
        line.c += slope * (plane.origin[input] - mean)
      }
      return line
    }
  }

  /// What `body` makes of the pre-activation of each unit of the first layer at the nodes of a lattice; few fields are alive
  /// at a time.
  package func mapNeuronFields<Result>(
    on lattice: PlaneLattice, _ body: (ScalarField) -> Result
  ) -> [Result] {
    let layer = neuronLayer
    return stride(from: 0, to: neuronCount, by: Self.unitsAtATime).flatMap { first -> [Result] in
      let units = first..<min(first + Self.unitsAtATime, neuronCount)
      var fields = units.map { _ in [Double](repeating: 0, count: lattice.grid.count) }
      lattice.forEachPiece(self) { inputs, nodes in
        network.forEachTrace(of: inputs, depth: layer + 1) { trace, part in
          for unit in units {
            for node in part {
              fields[unit - first][nodes.lowerBound + node] = Double(
                trace.z[unit, node - part.lowerBound])
            }
          }
        }
      }
      return fields.map { body(ScalarField(grid: lattice.grid, values: $0)) }
    }
  }

  private static let unitsAtATime = 64
}
