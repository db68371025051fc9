import Config
import Figures
import JSON

/// The figures of a config, and what its top says of all of them.
extension Experiment {
  static func readFigures(
    _ top: ConfigReader, _ experiment: inout Experiment
  ) throws(ConfigError) {
    let schema = FigureSpec.schema
    // A wrong value is wrong even if there is no figure.
    _ = try shared(top, defaultFigure)
    let entries = try top.objects(
      "figures", count: figureCounts, forms: schema.shortForms, allowsSingle: true)
    guard let entries else {
      experiment.figures = []
      for figure in experiment.defaultFigures {
        experiment.figures += try shared(top, figure).eachTheme
      }
      return
    }
    experiment.figures = []
    for entry in entries {
      let entry =
        entry.has("panels") ? entry.defaulting("kind", to: .string("dashboard")) : entry
      let figure = try schema.read(entry, over: defaultFigure) { figure throws(ConfigError) in
        figure = try shared(top, figure)
      }
      experiment.figures += figure.eachTheme
    }
  }

  /// A figure with what the top of a config says of all figures.
  private static func shared(
    _ top: ConfigReader, _ figure: FigureSpec
  ) throws(ConfigError) -> FigureSpec {
    var figure = figure
    for field in FigureSpec.sharedFields { try field.read(top, &figure) }
    return figure
  }

  /// A key of the top that a figure's own key overrides.
  static func forAllFigures(_ field: Field<FigureSpec>) -> Field<Experiment> {
    Field(field.key, shape: field.shape(defaultFigure), read: { _, _ in }, tree: { _ in nil })
      .documented(
        "What `figures[].\(field.key)` is for every figure that does not say otherwise.",
        default: "the figure's own default")
  }

  /// What figures must know of the run to say whether they suit it.
  var runFacts: RunFacts {
    let sizes = try? split.sizes(samples: source.sampleCount, classes: source.classCount)
    return RunFacts(
      columns: source.columnNames, classCount: source.classCount,
      hiddenWidths: network.hiddenWidths, trainingCount: sizes?.training ?? 1,
      validationCount: source.split.validationFraction > 0 ? max(sizes?.validation ?? 1, 1) : 0,
      testCount: source.hasTest ? max(sizes?.test ?? 1, 1) : 0)
  }

  /// Those that suit the data and the network.
  private var defaultFigures: [FigureSpec] { FigureSpec.defaults(runFacts) }
}
