import Graphics
import Plots
import Predictions

/// A small cross over each sample that the network takes for another class; it leaves the symbol's edge to be seen.
struct WrongSamples: Geom {
  let subject: Subject
  let samples: Samples
  let points: [Point]

  func drawing(in panel: Panel) -> Drawing {
    let radius = Panel.symbolRadius(count: points.count) * 0.62 * panel.symbolUnit
    let positions = points.map(panel.position)
    let (subject, samples) = (subject, samples)
    let casing = panel.stroke(Pen(.errorCasing, width: 2.3))
    let stroke = panel.stroke(Pen(.error, width: 1.3))
    return Drawing { frame in
      let predictions = try subject.predictor(frame).predictions(samples.inputs)
      let wrong = positions.indices.filter { predictions[$0] != samples.labels[$0] }.map {
        positions[$0]
      }
      return [
        .symbols(Symbols(.cross, radius: radius, stroke: casing, positions: wrong)),
        .symbols(Symbols(.cross, radius: radius, stroke: stroke, positions: wrong)),
      ]
    }
  }

  static let guide = Guide(
    "misclassified", .symbol(.cross, fill: nil, outline: Pen(.error, width: 1.3)))
}
