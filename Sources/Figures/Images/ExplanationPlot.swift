import Formatting
import Plots
import Predictions
import Schemas

/// Images with how much each of their pixels counts for a class, on one scale for the whole film, so that a network that knows
/// nothing does not look sure.
struct ExplanationPlot: Sendable {
  let subject: Subject
  let shown: ShownSamples
  let explained: ExplainedClass
  /// `nil` for the slopes by the pixels.
  let layer: Int?

  static let summaryOfClass = "Whose logit is explained."

  func content(title: String, subtitle: String, quantity: String) throws -> Content {
    let run = subject.run
    let images = try ImageSamples(run)
    let (samples, _) = shown.chosen(of: run)
    let (subject, explained, layer) = (subject, explained, layer)
    let surveyed = try subject.survey.map(subject.distinct) { frame in
      let maps = Explanations(try subject.predictor(frame), samples, explained, layer: layer)
      return (maps.largest, maps.logits.filter(\.isFinite).map { Self.logit($0) })
    }
    let largest = surveyed.map(\.0).max() ?? 0
    let limit = largest > 0 ? largest : 1
    let logits = surveyed.flatMap(\.1)
    let caption = PredictionCaption(run.classNames, hasScores: false)
    let names = Set(samples.labels).count > 0 ? run.classNames : []
    let isHeat = layer != nil
    return .plot(
      Plot(
        title: title, subtitle: .fixed(subtitle), space: .free(aspect: nil),
        geoms: [
          Tiles([
            Tiles.Section(
              count: samples.inputs.count, width: images.width, height: images.height,
              colors: [images.colors, isHeat ? images.colors : .rising(limit: limit)],
              longest: [
                names.max { $0.count < $1.count } ?? "class 0",
                logits.max { $0.count < $1.count } ?? "logit 0.00",
              ])
          ]) { frame, count in
            let some = samples.at(Array(0..<count[0]))
            let maps = Explanations(
              try subject.predictor(frame), some, explained, layer: layer)
            return [
              some.inputs.indices.map { index in
                let map = maps.maps[index]
                let picture =
                  isHeat
                  ? images.image(some.inputs[index], heat: map.map { $0 / Float(limit) })
                  : TileImage(width: images.width, height: images.height, values: map)
                return Tiles.Cell(
                  [images.image(some.inputs[index]), picture],
                  captions: [caption.name(maps.classes[index]), Self.logit(maps.logits[index])])
              }
            ]
          }
        ],
        colorBar: ColorBar(label: quantity, domain: 0...limit) { theme in
          isHeat ? TileHeat.ramp : theme.sequential
        },
        altText: "\(title): images with the class and its logit, epoch by epoch"))
  }

  private static func logit(_ value: Double) -> String {
    "logit \(value.isFinite ? Numerals.fixed(value, decimals: 2) : "–")"
  }
}
