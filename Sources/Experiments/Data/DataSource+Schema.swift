import Config
import JSON
import Learning

extension DataSource {
  /// The noise of TensorFlow Playground's slider.
  private static let playgroundNoises = 0.0...0.5

  /// Of files that can only be tables.
  private static let tableEndings = ["csv", "tsv", "txt", "data"]

  static var schema: Schema<DataSource> {
    let playground: [DatasetKind] = [
      .playgroundCircle, .playgroundXor, .playgroundGauss, .playgroundSpiral, .regressPlane,
      .regressGaussian,
    ]
    let noiseless: [DatasetKind] = [.blobs, .gaussianQuantiles]
    let noisy = DatasetKind.allCases.filter { !(playground + noiseless).contains($0) }
    return Schema(
      kind: \.kind, isKindRequired: true, start: { DataSource($0) },
      tableFields + [
        .integer("samples", \.spec.samples, in: DatasetSpec.sampleCounts)
          .only(DatasetKind.allCases).documented(
            "How many samples are drawn, for all parts together."),
        .number("noise", \.spec.noise, in: DatasetSpec.noises).only(noisy)
          .documented(
            """
            A standard deviation: of what is added to each coordinate; with `flower` to the angle and to the radius, with \
            `spiral` to the angle, and with `sine` to the value.
            """),
        .number("noise", \.spec.noise, in: playgroundNoises).only(playground)
          .documented(
            """
            The playground's slider from 0 to 50, divided by 100: what is added to each coordinate is uniform from −r · \
            `noise` to r · `noise`, with r = 5 for circle and exclusive or, 1 for the spiral, and 6 for numbers. Class and \
            value are those of the moved point. For the Gaussians it widens their variance.
            """),
        .number("factor", \.spec.factor, in: DatasetSpec.factors).only([DatasetKind.circles])
          .documented("The radius of the inner circle; the outer one's is 1."),
        .integer("centers", \.spec.centers, in: DatasetSpec.centerCounts)
          .only([DatasetKind.blobs]).documented("How many clusters there are."),
        Field(
          "classes", shape: .integer(DatasetSpec.classCounts), read: readClasses,
          tree: { .integer($0.spec.classes) }
        ).only([DatasetKind.blobs, .gaussianQuantiles, .spiral])
          .documented(
            """
            How many classes there are. `blobs` with fewer classes than `centers` give centre k the class k mod `classes`; \
            without the key they have a class for each centre.
            """),
        .number("deviation", \.spec.deviation, in: DatasetSpec.deviations)
          .only([DatasetKind.blobs])
          .documented("The standard deviation around each centre, scikit-learn's `cluster_std`."),
        .number("covariance", \.spec.covariance, in: DatasetSpec.covariances)
          .only([DatasetKind.gaussianQuantiles])
          .documented("The variance of each coordinate, scikit-learn's `cov`."),
        .integer("cells", \.spec.cells, in: DatasetSpec.cellCounts)
          .only([DatasetKind.checkerboard]).documented("Squares a row."),
        Field(
          "testFraction", shape: .number(SplitSpec.fractions, isAboveZero: false),
          read: readTestFraction, tree: { .number($0.split.testFraction) }
        ).documented(
          "The share of all samples kept for testing, rounded up to a sample.",
          default: "0.2; 0 for xor, and with a `testFile`"),
        .number("validationFraction", \.split.validationFraction, in: SplitSpec.fractions)
          .documented(
            """
            The share of all samples kept for validation, rounded up to a sample. They are not trained with: early stopping \
            and `reduceOnPlateau` watch their loss.
            """),
        .choice("split", \.split.kind).documented("How the samples are chosen."),
        .optionalBoolean("standardizeTargets", \.standardizesTargets)
          .only([.csv] + DatasetKind.allCases.filter(\.isRegression).map { DataKind($0) })
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
          return isTable ? DataKind.csv.rawValue : nil
        }
      ])
  }

  private static func readTestFraction(
    _ reader: ConfigReader, _ source: inout DataSource
  ) throws(ConfigError) {
    let fraction = try reader.number(
      "testFraction", in: SplitSpec.fractions, default: source.split.testFraction)
    if source.testFile != nil, fraction > 0 {
      throw reader.error(
        "testFraction", "the test samples are those of the testFile; leave one of the two out")
    }
    source.split.testFraction = fraction
  }

  /// As many as there are centres, where the config does not say how many.
  private static func readClasses(
    _ reader: ConfigReader, _ source: inout DataSource
  ) throws(ConfigError) {
    let isOfBlobs = source.spec.kind == .blobs
    let fallback = isOfBlobs ? max(source.spec.centers, 2) : source.spec.classes
    source.spec.classes = try reader.integer(
      "classes", in: DatasetSpec.classCounts, default: fallback)
    if isOfBlobs, source.spec.classes > source.spec.centers {
      throw reader.error(
        "centers", "\(source.spec.centers) cannot make \(source.spec.classes) classes")
    }
  }
}
