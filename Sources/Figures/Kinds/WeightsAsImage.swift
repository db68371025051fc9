import Learning
import Plots
import Predictions
import Schemas

/// The weights that a dense layer gives to the pixels, an image for each of its units.
package enum WeightsAsImage: Figure {
  package static let name = "weightsAsImage"
  package static let summary =
    "what a dense layer right on the pixels has learnt: an image of weights for each class or unit"
  package static let options = NoOptions()
  package static var fields: [Field<NoOptions>] { [] }

  package static func check(_ options: NoOptions, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    guard facts.layers.isEmpty || facts.layers.contains(where: { $0.pixelUnits != nil }) else {
      throw .needs(name, "a dense layer right on the pixels, and this network begins with another")
    }
  }

  package static func content(of subject: Subject, _ options: NoOptions) throws -> Content {
    let run = subject.run
    let network = try run.lastPredictor().network
    let index = network.layers.firstIndex { $0.kind == .dense } ?? 0
    let slot = "layers.\(index).weight"
    let units = network.layers[index].units
    let (channels, height, width) = (
      network.inputShape[0], network.inputShape[1], network.inputShape[2]
    )
    let largest =
      try subject.survey.map(subject.distinct) { frame in
        try images(subject, frame, slot).reduce(into: Extent()) { $0.add($1.values) }.magnitude
      }.max() ?? 0
    let limit = largest > 0 ? largest : 1
    let colors: TileColors =
      channels == 3 ? .brightness(-limit...limit) : .signed(limit: limit)
    let isOutput = index == network.layers.count - 1
    let names = isOutput ? captions(run, units) : []
    let of = isOutput ? "each class" : "each of \(units) units"
    var plot = Plot(
      title: "What the pixels count for",
      subtitle: .fixed(
        "The weights of \(of) by pixel"
          + (channels == 3
            ? "; a weight of 0 is grey"
            : channels == 1 ? "" : ", the mean of \(channels) channels")),
      space: .free(aspect: nil),
      geoms: [
        Tiles([
          Tiles.Section(
            count: units, width: width, height: height, colors: [colors],
            longest: names.max { $0.count < $1.count }.map { [$0] } ?? [])
        ]) { frame, shown in
          let images = try images(subject, frame, slot)
          return [
            images.prefix(shown[0]).enumerated().map { unit, image in
              Tiles.Cell([image], captions: names.isEmpty ? [] : [names[unit]])
            }
          ]
        }
      ],
      colorBar: channels == 3
        ? nil : ColorBar(label: "weight", domain: colors.domain, ramp: colors.ramp),
      altText: "The weights of \(of) as an image, epoch by epoch")
    plot.panelTitle = "Weights by pixel"
    return .plot(plot)
  }

  /// One of each unit.
  private static func images(
    _ subject: Subject, _ frame: Frame, _ slot: String
  ) throws -> [TileImage] {
    let network = try subject.predictor(frame).network
    guard let weights = network.parameter(slot) else { return [] }
    let (shape, size) = (network.inputShape, weights.shape[1])
    return (0..<weights.shape[0]).map { unit in
      TileImage(
        width: shape[2], height: shape[1], channels: shape[0],
        values: Array(weights.values[(unit * size)..<((unit + 1) * size)]))
    }
  }

  private static func captions(_ run: Run, _ units: Int) -> [String] {
    let classes = run.classNames
    if classes.count == units { return classes }
    if units == 1, classes.count == 2 { return ["for \(classes[1])"] }
    return units == 1 ? [run.targetName] : (0..<units).map { "output \($0)" }
  }
}
