import Formatting
import Learning
import Plots
import Predictions
import Schemas

/// The network as a diagram: its units in columns, its weights as lines, and the layers between them as what they are.
package enum Architecture: Figure {
  package static let name = "architecture"
  package static let summary =
    "the network as a diagram, each weight a line: wider where it is larger, dashed where it is negative; of images the volumes from layer to layer"
  package static let options = NoOptions()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<NoOptions>] { [] }

  package static func check(_ options: NoOptions, _ facts: RunFacts) throws(FigureError) {}

  package static func content(of subject: Subject, _ options: NoOptions) throws -> Content {
    let last = try subject.run.lastPredictor()
    if last.network.inputShape.count == 3 { return volumes(of: last, subject.run) }
    let layers = layers(of: last, subject.run)
    let largest =
      try subject.survey.map(subject.distinct) { frame in
        largestWeight(try subject.predictor(frame).network)
      }.max() ?? 0
    return .plot(
      Plot(
        title: "The network and its weights",
        subtitle: .fixed(
          "\(parameters(of: last)) · the widest line is a weight of ±\(NumberFormat.short(largest))"
        ),
        space: .free(aspect: nil),
        geoms: [
          LayerGraph(layers, largest: largest) { frame in
            let network = try subject.predictor(frame).network
            return network.denseLayers.map(\.weights.elements)
          }
        ],
        guides: [
          Guide("positive weight", .line(LayerGraph.positive)),
          Guide("negative weight", .line(LayerGraph.negative)),
        ],
        altText:
          "The network as a diagram of \(layers.map { String($0.count) }.joined(separator: ", ")) units; lines are weights"
      ))
  }

  private static func largestWeight(_ network: Network<Float>) -> Double {
    network.denseLayers.reduce(0) { largest, layer in
      layer.weights.elements.reduce(largest) { $1.isFinite ? max($0, Double(abs($1))) : $0 }
    }
  }

  /// "13 parameters", those of frozen layers by themselves.
  static func parameters(of predictor: Predictor) -> String {
    let network = predictor.network
    let count = predictor.parameterCount
    let frozen = network.slots.filter { $0.role != .statistic && !$0.isTrainable }.map(
      \.range.count
    ).reduce(0, +)
    let noun = count == 1 ? "parameter" : "parameters"
    return "\(Numerals.grouped(count)) \(noun)"
      + (frozen > 0 ? ", \(Numerals.grouped(frozen)) of them frozen" : "")
  }

  /// The inputs and the dense layers, each with what stands between it and the next.
  private static func layers(of predictor: Predictor, _ run: Run) -> [LayerGraph.Layer] {
    let network = predictor.network
    func units(_ count: Int, _ noun: String) -> [String] {
      ["\(Numerals.grouped(count)) \(noun)\(count == 1 ? "" : "s")", Numerals.grouped(count)]
    }
    let names = predictor.transform.names(of: run.featureNames)
    var layers = [
      LayerGraph.Layer(
        count: network.inputCount, names: names.count == network.inputCount ? names : [],
        fills: [Ink(.muted)], lines: [units(network.inputCount, "input")])
    ]
    for layer in network.layers {
      let activation = layer.activation.kind
      if layer.kind == .dense {
        layers.append(
          LayerGraph.Layer(
            count: layer.units, lines: [units(layer.units, "unit"), [activation.rawValue]]))
      } else {
        layers[layers.count - 1].stages.append(
          activation == .linear ? layer.title : "\(layer.title) · \(activation.rawValue)")
      }
    }
    // Neurons and classes have the colours that they have in all figures.
    if layers.count > 2, layers[1].count <= 8 {
      layers[1].fills = (0..<layers[1].count).map { Ink(.neuron($0)) }
    }
    let (outputs, classes) = (network.outputCount, run.classNames)
    if classes.count == outputs || classes.count == 2 && outputs == 1 {
      let shown = outputs == 1 && classes.count == 2 ? [1] : Array(classes.indices)
      layers[layers.count - 1].names = shown.map { classes[$0] }
      layers[layers.count - 1].fills = shown.map { Ink(.category($0, of: classes.count)) }
    } else if outputs == 1, classes.isEmpty {
      layers[layers.count - 1].names = [run.targetName]
    }
    return layers
  }
}
