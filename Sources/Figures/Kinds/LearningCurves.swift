import Graphics
import Learning
import Plots
import Schemas

/// The loss or the accuracy on each part of the data over the epochs, bright as far as training has come.
package enum LearningCurves: Figure {
  package enum Measure: String, Sendable, CaseIterable, DocumentedChoice {
    case loss, accuracy

    var metric: Metric { self == .loss ? .loss : .accuracy }

    package var documentation: String {
      switch self {
      case .loss: "the loss that training makes small"
      case .accuracy: "the share of samples of which the class is right"
      }
    }
  }

  package enum AxisScale: String, Sendable, CaseIterable, DocumentedChoice {
    case automatic, linear, log

    package var documentation: String {
      switch self {
      case .automatic:
        "logarithmic where the largest value is more than 20 times the least, but linear where a validation or test loss "
          + "rises again, so that overfitting is seen"
      case .linear: "equal differences are equal lengths"
      case .log: "equal ratios are equal lengths"
      }
    }
  }

  package struct Options: Sendable, Equatable {
    var metric = Measure.loss
    var axis = AxisScale.automatic
  }

  package static let name = "learningCurves"
  package static let summary = "the loss on each part of the data over the epochs"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    [
      .choice("metric", \.metric).documented(
        """
        What the curves are of. Of training samples it is the mean over an epoch's batches, as Keras has it, with dropout and \
        augmentation; `metrics.csv` and the readings have neither.
        """),
      .choice("axis", \.axis).documented("The axis of the values."),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if options.metric == .accuracy, facts.classCount == 0 { throw .needsClasses(name) }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let parts: [(part: Metric.Part, dash: [Double])] = [
      (.training, []), (.validation, [9, 5]), (.test, [3, 4]),
    ]
    let courses = parts.enumerated().compactMap { index, part in
      run.series(options.metric.metric, part.part).map { series in
        (part.part.rawValue, series, Pen(.series(index), width: 3, dash: part.dash))
      }
    }
    let y = ScaleID(options.metric.rawValue)
    let isLoss = options.metric == .loss
    return .plot(
      Plot(
        title: isLoss ? "How the loss falls" : "How the accuracy rises",
        subtitle: .fixed(
          courses.count > 1
            ? isLoss
              ? "Where training goes on falling and the others do not, the network overfits"
              : "Where training goes on rising and the others do not, the network overfits"
            : "On the training samples"),
        space: .plane(x: TimeAxis.scale, y: y, equalUnits: false),
        scales: [
          TimeAxis.spec(run),
          ScaleSpec(
            y, kind(options, courses.map(\.1)), label: options.metric.rawValue,
            domain: isLoss ? nil : shareDomain(courses.map(\.1.points)), margin: 0.06),
        ],
        geoms: courses.map { _, series, pen in
          Curve(
            series.points, pen: pen, x: TimeAxis.scale, y: y, showsPoints: series.points.count <= 12
          ) { instant in
            series.count(upTo: run.moments[subject.momentIndex(instant)].time)
          }
        }, guides: courses.map { Guide($0.0, .line($0.2)) },
        altText: "Curves of the \(options.metric.rawValue) over the epochs"))
  }

  private static func kind(_ options: Options, _ courses: [Run.Series]) -> ScaleSpec.Kind {
    switch options.axis {
    case .linear: .linear
    case .log: .log
    case .automatic:
      options.metric == .accuracy || courses.dropFirst().contains(where: risesAgain)
        ? .linear : .automatic
    }
  }

  /// Whether a loss ends well above its least value: more than a fifth of what it fell.
  private static func risesAgain(_ series: Run.Series) -> Bool {
    let values = series.points.map(\.y).filter(\.isFinite)
    guard let first = values.first, let last = values.last, let least = values.min() else {
      return false
    }
    return last - least > 0.2 * max(first - least, 1e-12) && last > 1.2 * least
  }

  /// From a round number below all values to 1.
  static func shareDomain(_ courses: [[Point]]) -> ClosedRange<Double> {
    let least = courses.joined().lazy.map(\.y).filter(\.isFinite).min() ?? 0
    return max(0, (least * 10 - 0.5).rounded(.down) / 10)...1.01
  }
}
