import Learning
import Plots
import Predictions
import Schemas

/// The kernels that a convolution has learnt, as small images.
package enum Filters: Figure {
  package struct Options: Sendable, Equatable {
    /// `nil` for the first convolution.
    var layer: Int?
  }

  package static let name = "filters"
  package static let summary = "the kernels that a convolution has learnt, as small images"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    [
      .optionalInteger("layer", \.layer, in: LayerIndex.range).documented(
        "The convolution, or the block that begins with it: \(LayerIndex.meaning).",
        default: "the first convolution")
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    try facts.checkConvolution(name, options.layer)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let network = try subject.run.lastPredictor().network
    let index =
      options.layer
      ?? network.layers.indices.first { layer in
        network.slots.contains { $0.isKernel(of: layer) }
      } ?? 0
    guard let slot = network.slots.first(where: { $0.isKernel(of: index) }) else {
      throw FigureError.needsConvolution(name)
    }
    let kernels = KernelImages(slot.shape, imageChannels: network.inputShape[0], layer: index)
    let limit =
      try subject.survey.map(subject.distinct) { frame in
        var extent = Extent()
        extent.add(try subject.predictor(frame).network.parameter(slot.name)?.values ?? [])
        return extent.magnitude
      }.max() ?? 0
    let colors = kernels.colors(limit: limit)
    let layer = network.layers[index]
    var plot = Plot(
      title: "What the convolution looks for",
      subtitle: .fixed("Layer \(index), \(layer.kind.rawValue): \(kernels.note)"),
      space: .free(aspect: nil),
      geoms: [
        Tiles([
          Tiles.Section(
            count: kernels.count, width: kernels.width, height: kernels.height, colors: [colors])
        ]) { frame, shown in
          let values = try subject.predictor(frame).network.parameter(slot.name)?.values ?? []
          return [kernels.images(values).prefix(shown[0]).map { Tiles.Cell([$0]) }]
        }
      ],
      colorBar: kernels.isColor
        ? nil : ColorBar(label: "weight", domain: colors.domain, ramp: colors.ramp),
      altText: "The kernels of layer \(index) as images, epoch by epoch")
    plot.panelTitle = "Kernels"
    return .plot(plot)
  }
}
