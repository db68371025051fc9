import JSON
import Learning

extension TrainingSpec {
  static var schema: Schema<TrainingSpec> {
    Schema([
      .choice("loss", \.loss),
      Field(
        "optimizer", shape: { .object(OptimizerSpec.schema.shape($0.optimizer)) },
        read: readOptimizer, tree: { OptimizerSpec.schema.tree($0.optimizer) }
      ).documented(
        "How gradients move the weights.",
        default: "what suits the data set; see the table of data sets"),
      .integer("epochs", \.epochs, in: epochCounts).documented(
        "Passes over the training samples.",
        default: """
          what suits the data set with its own default optimiser; with another one, 20,000 for \
          `gradientDescent`, which makes one step an epoch, and 200 for the rest
          """),
      Field(
        "batchSize",
        shape: .either([
          .integer(batchSizes),
          .choice([.init(name: wholeSet, documentation: "the whole training set")]),
        ]), read: readBatchSize, tree: \.batchSizeTree),
      .object("schedule", \.schedule, ScheduleSpec.schema),
      .object("regularization", \.regularization, Regularization.schema),
      .optionalNumber("clipNorm", \.clipNorm, in: clipNorms),
      .optional(
        "earlyStopping", \.earlyStopping, EarlyStoppingSpec.schema, from: EarlyStoppingSpec(),
        isSwitch: true),
      .choice("precision", \.precision),
      .seed(\.seed).documented(
        """
        The seed of the order of mini-batches and of dropout. The order of each epoch is the next \
        `permutation(count)` of `numpy.random.RandomState([seed, 2])`, and dropout draws from \
        `numpy.random.RandomState([seed, 3])`, so that neither changes the other, the weights or \
        the data.
        """, default: "the top `seed`"),
    ])
  }

  /// The epochs of the data set are those of its own optimiser.
  private static func readOptimizer(
    _ reader: ConfigReader, _ spec: inout TrainingSpec
  ) throws(ConfigError) {
    let kind = spec.optimizer.kind
    spec.optimizer = try reader.read("optimizer", OptimizerSpec.schema, over: spec.optimizer)
    if spec.optimizer.kind != kind { spec.epochs = spec.optimizer.kind.defaultEpochs }
  }

  /// The word for the whole training set.
  private static let wholeSet = "all"

  private static func readBatchSize(
    _ reader: ConfigReader, _ spec: inout TrainingSpec
  ) throws(ConfigError) {
    let key = "batchSize"
    guard let value = reader[key] else {
      spec.batchSize = spec.optimizer.kind.defaultBatchSize
      return
    }
    switch value.content {
    case .string(wholeSet): spec.batchSize = nil
    case .integer, .number:
      if spec.optimizer.kind == .gradientDescent {
        throw reader.error(
          key, "gradientDescent takes all samples at once; use sgd, or leave batchSize out")
      }
      spec.batchSize = try reader.integer(key, in: batchSizes)
    default:
      throw reader.error(key, "expected a whole number or \"\(wholeSet)\", found \(value.summary)")
    }
  }

  private var batchSizeTree: JSONTree? {
    if optimizer.kind == .gradientDescent { return nil }
    return batchSize.map { .integer($0) } ?? .string(Self.wholeSet)
  }
}
