import Figures
import Schemas

/// The figures of a config, and what its top says of all of them.
extension Experiment {
  static func readFigures(
    _ top: ConfigReader, _ experiment: inout Experiment
  ) throws(ConfigError) {
    experiment.figures = try FigureSpec.list(top, experiment.runFacts)
  }

  /// A key of the top that a figure's own key overrides.
  static func forAllFigures(_ field: Field<FigureSpec>) -> Field<Experiment> {
    Field(field.key, shape: field.shape(FigureSpec.start), read: { _, _ in }, tree: { _ in nil })
      .documented(
        "What `figures[].\(field.key)` is for every figure that does not say otherwise.",
        default: "the figure's own default")
  }

  /// What figures must know of the run to say whether they suit it.
  var runFacts: RunFacts {
    let sizes = try? split.sizes(
      samples: source.sampleCount, classes: source.presentClassCount)
    let outline = try? network.outline(input: inputShape)
    return RunFacts(
      columns: source.columnNames, classCount: source.classCount,
      hiddenWidths: network.hiddenWidths, imageShape: source.shape,
      layers: outline.map { RunFacts.layers($0.layers, $0.slots) } ?? [],
      isAugmented: training.augmentation != nil,
      trainingCount: sizes?.training ?? 1,
      validationCount: source.split.validationFraction > 0 ? max(sizes?.validation ?? 1, 1) : 0,
      testCount: source.hasTest ? max(sizes?.test ?? 1, 1) : 0)
  }
}
