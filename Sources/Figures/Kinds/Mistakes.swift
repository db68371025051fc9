import Formatting
import Plots
import Predictions
import Schemas

/// The errors of which the network is surest.
package enum Mistakes: Figure {
  package struct Options: Sendable, Equatable {
    var part: DataPart?
    var count = 15
  }

  package static let name = "mistakes"
  package static let summary =
    "the errors of which the network is surest, with the true and the predicted class"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    [
      .optionalChoice("part", \.part).documented(
        "The samples that are looked through.",
        default: "`test` where there are test samples, else `train`"),
      .integer("count", \.count, in: 1...200).documented("How many errors are shown."),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try facts.checkImages(name)
    if facts.classCount < 1 { throw .needsClasses(name) }
    try shown(options).check(name, facts)
  }

  private static func shown(_ options: Options) -> ShownSamples {
    var shown = ShownSamples(1)
    shown.part = options.part
    return shown
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let part = shown(options).part(of: run)
    let samples = part.samples(of: run)
    let images = try ImageSamples(run)
    let caption = PredictionCaption(
      run.classNames, hasScores: try run.lastPredictor().hasScores)
    let instants = subject.distinct
    // All that the frames show is found once, so that an error keeps its place while it is shown.
    let found = try subject.survey.map(instants) { frame in
      Errors(
        try subject.predictions(part, frame), labels: samples.labels, most: options.count)
    }
    let slots = SteadySlots(found.map { $0.surest.map(\.sample) }, count: options.count)
    let frames = Dictionary(
      zip(instants.map(subject.momentIndex), found.indices), uniquingKeysWith: { first, _ in first }
    )
    let most = found.map(\.count).max() ?? 0
    var plot = Plot(
      title: "Where the network is wrong and sure",
      subtitle: .fixed(
        "The errors of which it is surest, of \(Numerals.grouped(samples.labels.count)) \(part.part.rawValue) samples"
          + (images.note.map { "; \($0)" } ?? "")),
      space: .free(aspect: nil),
      geoms: [
        Tiles([
          Tiles.Section(
            count: min(options.count, max(most, 1)), width: images.width, height: images.height,
            colors: [images.colors], longest: caption.longest)
        ]) { frame, shown in
          guard let index = frames[subject.momentIndex(frame.instant)] else { return [[]] }
          let errors = Dictionary(
            uniqueKeysWithValues: found[index].surest.map { ($0.sample, $0.prediction) })
          return [
            slots.samples[index].prefix(shown[0]).map { sample in
              guard let sample, let prediction = errors[sample] else { return Tiles.Cell([]) }
              return Tiles.Cell(
                [images.image(samples.inputs[sample])],
                captions: caption.lines(prediction, label: samples.labels[sample]),
                verdict: .wrong)
            }
          ]
        }
      ],
      altText: "The wrongly classified images of which the network is surest, epoch by epoch")
    plot.panelTitle = "Surest errors"
    return .plot(plot)
  }

  /// The errors of a moment.
  struct Errors: Sendable {
    let count: Int
    /// From the surest on; of equal ones the first sample.
    let surest: [(sample: Int, prediction: Predictor.Prediction)]

    init(_ predictions: [Predictor.Prediction], labels: [Int], most: Int) {
      let wrong = predictions.indices.filter { predictions[$0].label != labels[$0] }
      count = wrong.count
      func sureness(_ sample: Int) -> Double {
        let value = predictions[sample].probability
        return value.isFinite ? predictions[sample].isScore ? abs(value) : value : -1
      }
      surest = wrong.map { (sample: $0, sureness: sureness($0)) }.sorted {
        ($1.sureness, $0.sample) < ($0.sureness, $1.sample)
      }.prefix(most).map { ($0.sample, predictions[$0.sample]) }
    }
  }
}
