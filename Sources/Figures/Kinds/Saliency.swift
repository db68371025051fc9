import Plots
import Schemas

/// How a class's logit changes with each pixel.
package enum Saliency: Figure {
  package struct Options: Sendable, Equatable {
    var shown = ShownSamples(6)
    var explained = ExplainedClass.predicted
  }

  package static let name = "saliency"
  package static let summary =
    "how much a class's logit changes with each pixel, |∂logit/∂pixel|, on one scale for the film"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    ShownSamples.fields(\.shown, most: 100) + [
      .choice("class", \.explained).documented(ExplanationPlot.summaryOfClass)
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    if facts.classCount < 1 { throw .needsClasses(name) }
    try options.shown.check(name, facts)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    try ExplanationPlot(
      subject: subject, shown: options.shown, explained: options.explained, layer: nil
    ).content(
      title: "Which pixels the logit depends on",
      subtitle:
        "The slope of the \(options.explained.words) class's logit by each pixel, the largest of its channels",
      quantity: "|∂logit/∂pixel|")
  }
}
