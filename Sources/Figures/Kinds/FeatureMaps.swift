import Formatting
import JSON
import Learning
import Plots
import Predictions
import Schemas

/// What the layers make of some images: their channels as images, layer by layer.
package enum FeatureMaps: Figure {
  package struct Options: Sendable, Equatable {
    var shown = ShownSamples(1)
    /// Empty for a choice.
    var layers: [Int] = []
  }

  package static let name = "featureMaps"
  package static let summary = "what each layer makes of some images: its channels as images"
  package static let options = Options()
  /// So many layers are shown where a config does not name them.
  private static let mostLayers = 6
  private static let mostSamples = 8

  package static var fields: [Field<Options>] {
    ShownSamples.fields(\.shown, most: mostSamples) + [
      Field(
        "layers", shape: .list(.integer(LayerIndex.range), count: 1...64)
      ) { reader, options throws(ConfigError) in
        let layers = try reader.integers(
          "layers", count: 1...64, in: LayerIndex.range, expected: "the index of a layer, from 0")
        if let layers { options.layers = layers }
      } tree: {
        $0.layers.isEmpty ? nil : .array($0.layers.map { .integer($0) })
      }.documented(
        "The layers of images that are shown, each \(LayerIndex.meaning).",
        default:
          "up to \(mostLayers) of those that compute something, evenly from the first to the last")
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    try options.shown.check(name, facts)
    for (entry, layer) in options.layers.enumerated() where !facts.layers.isEmpty {
      guard facts.layers.indices.contains(layer) else {
        throw .noLayer("layers[\(entry)]", index: layer, count: facts.layers.count)
      }
      if facts.layers[layer].shape.count != 3 {
        throw .invalid(
          "layers[\(entry)]",
          "layer \(layer), \(facts.layers[layer].kind), gives \(facts.layers[layer].shape), which is no image"
        )
      }
    }
    if options.layers.isEmpty, !facts.layers.isEmpty,
      !facts.layers.contains(where: { $0.shape.count == 3 })
    {
      throw .needs(name, "a layer that gives images, and this network has none")
    }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let network = try run.lastPredictor().network
    let images = try ImageSamples(run)
    let (samples, _) = options.shown.chosen(of: run)
    let layers = options.layers.isEmpty ? chosen(network) : options.layers
    // One scale a layer for the whole film.
    let extents = try subject.survey.map(subject.distinct) { frame in
      let predictor = try subject.predictor(frame)
      return layers.map { layer in
        predictor.featureMaps(samples.inputs, layer: layer).reduce(into: Extent()) { $0.add($1) }
      }
    }
    let colors = layers.indices.map { index in
      let extent = extents.reduce(into: Extent()) { $0.add($1[index]) }
      let (low, high) = extent.isEmpty ? (0, 1) : (extent.low, extent.high)
      let limit = max(abs(low), abs(high)) > 0 ? max(abs(low), abs(high)) : 1
      return low < 0 ? TileColors.signed(limit: limit) : .rising(limit: limit)
    }
    let perSample = samples.inputs.count
    let input = Tiles.Section(
      label: ["image", "\(shape(network.inputShape))"], count: 1, width: images.width,
      height: images.height, colors: Array(repeating: images.colors, count: perSample))
    let sections = zip(layers, colors).map { index, colors in
      let layer = network.layers[index]
      let range = colors.domain
      return Tiles.Section(
        label: [
          "\(index) \(layer.kind.rawValue)", shape(layer.outputShape),
          "\(NumberFormat.short(range.lowerBound)) … \(NumberFormat.short(range.upperBound))",
        ], count: layer.outputShape[0], width: layer.outputShape[2], height: layer.outputShape[1],
        colors: Array(repeating: colors, count: perSample))
    }
    let isSigned = colors.contains { if case .signed = $0 { true } else { false } }
    var plot = Plot(
      title: "What the layers make of \(perSample == 1 ? "an image" : "\(perSample) images")",
      subtitle: .fixed(
        "Each layer's channels on one scale for the whole film"
          + (isSigned ? "; blue is below 0, brown above" : "")
          + (images.note.map { "; \($0)" } ?? "")),
      space: .free(aspect: nil),
      geoms: [
        Tiles([input] + sections) { frame, shown in
          let predictor = try subject.predictor(frame)
          let first = Tiles.Cell(samples.inputs.map { images.image($0) })
          return [[first]]
            + layers.enumerated().map { place, index in
              cells(
                predictor.featureMaps(samples.inputs, layer: index),
                network.layers[index].outputShape,
                count: shown[place + 1])
            }
        }
      ],
      altText: "The channels of the network's layers as images, layer by layer and epoch by epoch"
    )
    plot.panelTitle = "Feature maps"
    return .plot(plot)
  }

  private static func shape(_ shape: [Int]) -> String { "\(shape[0]) × \(shape[1])×\(shape[2])" }

  /// Those that give images and compute something, without pre-activations of which the next layer makes the activations.
  private static func chosen(_ network: Network<Float>) -> [Int] {
    let layers = network.layers
    let all = layers.indices.filter { index in
      guard layers[index].outputShape.count == 3, layers[index].kind.role != .identity else {
        return false
      }
      let isLinear = layers[index].activation.kind == .linear
      let next = index + 1 < layers.count ? layers[index + 1].kind.role : .identity
      let isUnfinished =
        layers[index].kind.role == .weights && isLinear
        && (next == .normalization || next == .activation)
      return !isUnfinished
    }
    guard all.count > mostLayers else { return all }
    return (0..<mostLayers).map { all[$0 * (all.count - 1) / (mostLayers - 1)] }
  }

  /// A cell for each channel, with the samples side by side.
  private static func cells(_ maps: [[Float]], _ shape: [Int], count: Int) -> [Tiles.Cell] {
    let pixels = shape[1] * shape[2]
    return (0..<count).map { channel in
      Tiles.Cell(
        maps.map { map in
          TileImage(
            width: shape[2], height: shape[1],
            values: Array(map[(channel * pixels)..<((channel + 1) * pixels)]))
        })
    }
  }
}
