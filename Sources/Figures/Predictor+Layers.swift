import Learning
import Numerics
import Plots

/// The dense layers of a network as figures draw them.
extension Predictor {
  /// With a batch normalisation after it folded in, where that can be. Made anew at each call, since it is a copy of the
  /// layer's parameters.
  private var firstLayer: DenseLayer<Float>? {
    let hasNormalization = network.layers.contains { $0.kind == .batchNormalization }
    return (hasNormalization ? network.folded?.first : nil) ?? network.denseLayer(0)
  }

  /// The units of each dense layer.
  private var denseUnits: [Int] { network.layers.filter { $0.kind == .dense }.map(\.units) }

  /// The units of the first layer.
  var neuronCount: Int { denseUnits[0] }
  /// The units of each layer but the last.
  var hiddenWidths: [Int] { denseUnits.dropLast() }
  /// The units of the last hidden layer; 0 without one.
  var hiddenWidth: Int { hiddenWidths.last ?? 0 }
  /// What an activation of the last hidden layer can be, where that is bounded.
  var hiddenRange: ClosedRange<Double>? {
    hiddenActivation?.range
  }

  /// Of what the last dense layer takes: that of the dense layer before it, or of a normalisation between them.
  private var hiddenActivation: ActivationKind? {
    guard let output = network.layers.lastIndex(where: { $0.kind == .dense }) else { return nil }
    return network.layers[..<output].last { $0.kind != .dropout }?.activation
  }

  /// The output neuron's boundary normal · h + offset = 0 in the last hidden layer's space; `nil` for several outputs.
  var outputPlane: (normal: [Double], offset: Double)? {
    guard network.outputCount == 1, let output = network.denseLayer(denseUnits.count - 1)
    else { return nil }
    return (output.weights.row(0).map(Double.init), Double(output.biases[0]))
  }

  /// The coefficients of a·x + b·y + c, the pre-activation of each unit of the first layer over the plane; `nil` where the
  /// network's inputs are no straight functions of the coordinates.
  var neuronLines: [(a: Double, b: Double, c: Double)]? {
    guard transform.features.isEmpty, let layer = firstLayer else { return nil }
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

  /// The pre-activation of one unit of the first layer after the other at the nodes of a grid, through `body`.
  func mapNeuronFields<Result>(
    on grid: Grid, inputs: Matrix<Float>, _ body: (ScalarField) -> Result
  ) -> [Result] {
    guard let layer = firstLayer else { return [] }
    return (0..<layer.units).map { unit in
      var values = [Double](repeating: Double(layer.biases[unit]), count: grid.count)
      for input in 0..<layer.inputs {
        let weight = layer.weights[unit, input]
        for node in values.indices { values[node] += Double(weight * inputs[input, node]) }
      }
      return body(ScalarField(grid: grid, values: values))
    }
  }
}
