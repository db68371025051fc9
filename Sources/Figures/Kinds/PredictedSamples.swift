import Formatting
import Plots
import Predictions
import Schemas

/// Images with what the network takes them for.
package enum PredictedSamples: Figure {
  package struct Options: Sendable, Equatable {
    var shown = ShownSamples(24)
  }

  package static let name = "samples"
  package static let summary =
    "some images with the predicted class and its probability, and whether it is right"
  package static let options = Options()
  package static var fields: [Field<Options>] { ShownSamples.fields(\.shown, most: 400) }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    if facts.classCount < 1 { throw .needsClasses(name) }
    try options.shown.check(name, facts)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let images = try ImageSamples(run)
    let (samples, _) = options.shown.chosen(of: run)
    let part = options.shown.part(of: run).part.rawValue
    let caption = PredictionCaption(
      run.classNames, hasScores: try run.lastPredictor().hasScores)
    let pictures = samples.inputs.map { images.image($0) }
    let noun = pictures.count == 1 ? "sample" : "samples"
    var plot = Plot(
      title: "What the network takes images for",
      subtitle: .fixed(
        "\(pictures.count) \(part) \(noun) with the predicted class and its probability"
          + (images.note.map { "; \($0)" } ?? "")),
      space: .free(aspect: nil),
      geoms: [
        Tiles([
          Tiles.Section(
            count: pictures.count, width: images.width, height: images.height,
            colors: [images.colors], longest: caption.longest)
        ]) { frame, shown in
          let predictions = try subject.predictor(frame).classified(
            samples.inputs.at(samples.inputs.indices.prefix(shown[0])))
          return [
            predictions.enumerated().map { index, prediction in
              let label = samples.labels[index]
              return Tiles.Cell(
                [pictures[index]], captions: caption.lines(prediction, label: label),
                verdict: prediction.label == label ? .right : .wrong)
            }
          ]
        }
      ], guides: Tiles.verdicts,
      altText:
        "\(pictures.count) images with the predicted class, its probability and the true class"
    )
    plot.panelTitle = "Predictions"
    return .plot(plot)
  }
}
