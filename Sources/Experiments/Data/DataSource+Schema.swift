import JSON
import Learning
import Schemas

extension DataSource {
  /// Of files that can only be tables.
  private static let tableEndings = ["csv", "tsv", "txt", "data"]

  static let schema = Schema<DataSource>(
    kind: \.kind, isKindRequired: true, start: { DataSource($0) },
    ownFields + [
      Field(
        "testFraction", shape: .number(SplitSpec.fractions, isAboveZero: false)
      ) { reader, source throws(ConfigError) in
        source.split.testFraction = try reader.number(
          "testFraction", in: SplitSpec.fractions, default: source.split.testFraction)
      } tree: {
        .number($0.split.testFraction)
      }.documented(
        "The share of all samples kept for testing, rounded up to a sample.",
        default: "0.2; 0 for xor, and where files hold test samples"),
      .number("validationFraction", \.split.validationFraction, in: SplitSpec.fractions)
        .documented(
          """
          The share of all samples kept for validation, rounded up to a sample. They are not trained with: early stopping \
          and `reduceOnPlateau` watch their loss.
          """),
      .choice("split", \.split.kind).documented("How the samples are chosen."),
      .optionalBoolean("standardizeTargets", \.standardizesTargets)
        .only(DataKind.allCases.filter { $0.type.hasTargets })
        .documented(
          """
          For numbers to be predicted: whether the network learns (value − mean) / deviation, \
          with the mean and the deviation of the training samples, as scikit-learn's \
          `TransformedTargetRegressor` with a `StandardScaler` does. Keras and PyTorch leave \
          that to you. Predictions, losses and metrics are given in the values' own units \
          everywhere: the mean squared error of the outputs times deviation², the mean \
          absolute error times deviation; what L1 and L2 add is multiplied alike. Gradients \
          (`.grad`) are those of the outputs' loss. `minimumChange` of early stopping is in \
          own units, too. Snapshots hold `targets.mean` and `targets.deviation`: value = \
          output · deviation + mean.
          """,
          default: "true when the last layer is linear, false for other activations"),
    ],
    shortForms: [
      .file(
        "a table's file name", shape: .file(endings: tableEndings, text: "a file's name")
      ) { file in
        let isTable = tableEndings.contains { file.lowercased().hasSuffix("." + $0) }
        return isTable ? CSVData.name : nil
      }
    ])

  /// Those of the kinds.
  private static var ownFields: [Field<DataSource>] {
    Field.ofKinds(DataKind.allCases.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any DatasetOptions { $0.options = options }
    }
  }

  /// Reads the files, and chooses the classes.
  ///
  /// - Parameter dataset: for messages.
  mutating func load(_ dataset: ConfigReader) throws(ConfigError) {
    let choice = options as? any ChoosesClasses
    let selection = choice?.selection ?? ClassSelection()
    guard var files else {
      try selection.check(among: choice.map { type(of: $0).knownClasses } ?? [], dataset)
      return
    }
    var loaded = try files.load(dataset, split)
    try loaded.choose(selection, dataset)
    self.loaded = loaded
    options = files
    guard loaded.test != nil else { return }
    if dataset.has("testFraction"), split.testFraction > 0 {
      throw dataset.error(
        "testFraction", "the test samples are those of the test files; leave one of the two out")
    }
    split.testFraction = 0
  }
}
