import Learning
import Plots
import Predictions
import Schemas

/// How long the gradient of each layer is, as bars over powers of ten: where it vanishes, a layer does not learn.
package enum GradientNorms: Figure {
  package static let name = "gradientNorms"
  package static let summary = "how large the gradient of each layer with parameters is"
  package static let options = NoOptions()
  package static var fields: [Field<NoOptions>] { [] }
  package static let isDefault = (film: false, picture: false)

  package static func check(_ options: NoOptions, _ facts: RunFacts) throws(FigureError) {}

  package static func content(of subject: Subject, _ options: NoOptions) throws -> Content {
    let run = subject.run
    let layers = try run.lastPredictor().layersWithParameters
    func norms(_ moment: Moment) -> [Double] {
      layers.map { moment.metrics[MetricName.of("gradientNorm", layer: $0.index)] ?? .nan }
    }
    let values = run.moments.map(norms)
    return .plot(
      Plot(
        title: "How strongly the loss pulls at each layer",
        subtitle: .fixed("A layer with a gradient a thousand times shorter hardly learns"),
        space: .plane(x: "layer", y: "gradientNorm", equalUnits: false),
        scales: [
          ScaleSpec("layer", .band(layers.map(\.name)), label: "layer"),
          ScaleSpec(
            "gradientNorm", .log, label: "‖∂loss/∂parameters‖", domain: domain(values)),
        ],
        geoms: [
          Bars(.up, bands: "layer", values: "gradientNorm", range: Extent(values.joined())) {
            frame in
            values[subject.momentIndex(frame.instant)].map { ($0, Pen(.series(0))) }
          }
        ], guides: [Guide("gradient", .shade(Ink(.series(0))))],
        altText: "The length of each layer's gradient as bars, epoch by epoch"))
  }

  /// The powers of ten around the values, but no more than double precision tells apart from a loss near 1.
  private static func domain(_ values: [[Double]]) -> ClosedRange<Double> {
    let extent = Extent(values.joined())
    guard extent.leastPositive.isFinite else { return 0.001...1 }
    let high = Scale.powerOfTen(above: extent.high)
    let low = max(Scale.powerOfTen(below: extent.leastPositive), high * 1e-18)
    return min(low, high / 10)...high
  }
}
