import Plots
import Predictions
import Schemas

/// Where in the image a convolution finds what speaks for a class.
package enum GradCam: Figure {
  package struct Options: Sendable, Equatable {
    var shown = ShownSamples(6)
    var explained = ExplainedClass.predicted
    /// `nil` for the last convolution.
    var layer: Int?
  }

  package static let name = "gradCam"
  package static let summary =
    "where in the image a convolution finds what speaks for a class (Grad-CAM), on one scale for the film"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    ShownSamples.fields(\.shown, most: 100) + [
      .choice("class", \.explained).documented(ExplanationPlot.summaryOfClass),
      .optionalInteger("layer", \.layer, in: LayerIndex.range).documented(
        "The convolution, or the block with one, whose channels are weighted: \(LayerIndex.meaning).",
        default: "the last convolution"),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    if facts.classCount < 1 { throw .needsClasses(name) }
    try facts.checkConvolution(name, options.layer)
    try options.shown.check(name, facts)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let network = try subject.run.lastPredictor().network
    let layer =
      options.layer
      ?? network.layers.indices.last { layer in
        network.slots.contains { $0.isKernel(of: layer) }
      }
    guard let layer else { throw FigureError.needsConvolution(name) }
    let shape = network.layers[layer].outputShape
    return try ExplanationPlot(
      subject: subject, shown: options.shown, explained: options.explained, layer: layer
    ).content(
      title: "Where the network looks",
      subtitle:
        "Grad-CAM of layer \(layer), \(shape[1])×\(shape[2]), for the \(options.explained.words) class: max(0, Σ mean slope · channel)",
      quantity: "Grad-CAM")
  }
}
