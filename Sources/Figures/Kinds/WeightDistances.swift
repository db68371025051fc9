import Graphics
import Plots
import Predictions
import Schemas

/// How far training has taken the weights of each layer from those that the run began with, as curves over the epochs.
package enum WeightDistances: Figure {
  package enum Measure: String, Sendable, CaseIterable, DocumentedChoice {
    case relative, absolute

    package var documentation: String {
      switch self {
      case .relative:
        "‖W − W₀‖ / ‖W₀‖, so that layers of any size can be compared; a layer that began with zeros has none"
      case .absolute: "‖W − W₀‖"
      }
    }

    fileprivate var formula: String {
      switch self {
      case .relative: "‖W − W₀‖ / ‖W₀‖"
      case .absolute: "‖W − W₀‖"
      }
    }
  }

  package struct Options: Sendable, Equatable {
    var distance = Measure.relative
  }

  package static let name = "weightDistances"
  package static let summary =
    "how far the weights of each layer are from those that the run began with"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)
  package static var fields: [Field<Options>] {
    [
      .choice("distance", \.distance).documented(
        """
        What the curves are of. W are the weights of a layer, or of all layers in a block, without biases (γ of a \
        normalisation), W₀ those of the first snapshot, and ‖·‖ is the Frobenius norm: the square root of the sum of all \
        squares. A frozen layer stays at 0.
        """)
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {}

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let start = try run.moments[0].predictor()
    let layers = start.layersWithParameters
    let distances = try subject.survey.map(count: run.moments.count) { moment in
      let predictor = try run.moments[moment].predictor()
      return layers.map { layer in
        let (distance, norm) = predictor.weightDistance(to: start, layer: layer.index)
        return options.distance == .absolute ? distance : norm > 0 ? distance / norm : .nan
      }
    }
    let y: ScaleID = "weightDistance"
    let largest = Extent(distances.joined()).high
    return .plot(
      Plot(
        title: "How far each layer moves from its start",
        subtitle: .fixed("\(options.distance.formula) of each layer’s weights"),
        space: .plane(x: TimeAxis.scale, y: y, equalUnits: false),
        scales: [
          TimeAxis.spec(run),
          ScaleSpec(
            y, .linear, label: options.distance.formula,
            domain: 0...(largest.isFinite && largest > 0 ? 1.06 * largest : 1)),
        ],
        geoms: layers.indices.map { index in
          Curve(
            run.moments.indices.map { Point(run.moments[$0].time.epoch, distances[$0][index]) },
            pen: Overlay.pen(index), x: TimeAxis.scale, y: y
          ) { instant in subject.momentIndex(instant) + 1 }
        },
        guides: layers.indices.map { index in
          Guide("layer \(layers[index].name)", .line(Overlay.pen(index)))
        },
        altText: "Curves of how far the weights of each layer are from their start"))
  }
}
