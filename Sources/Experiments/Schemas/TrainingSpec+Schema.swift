import JSON
import Learning

extension TrainingSpec {
  static var schema: Schema<TrainingSpec> {
    Schema([
      .choice("loss", \.loss),
      .integer("epochs", \.epochs, in: epochCounts),
      .object("optimizer", \.optimizer, OptimizerSpec.schema),
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
