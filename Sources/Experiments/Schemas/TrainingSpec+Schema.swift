import JSON
import Learning
import Schemas

extension TrainingSpec {
  /// - Parameter classNames: of the data, by which a config may give class weights.
  static func schema(classNames: [String]) -> Schema<TrainingSpec> {
    Schema([
      .object("loss", \.loss, LossSpec.schema(classNames: classNames))
        .documented(LossSpec.documentation),
      Field(
        "optimizer", shape: { .object(OptimizerSpec.schema.shape($0.optimizer)) },
        read: readOptimizer, tree: { OptimizerSpec.schema.tree($0.optimizer) }
      ).documented(
        OptimizerSpec.documentation,
        default: "[by data set](#defaults-by-data-set)"),
      .integer("epochs", \.epochs, in: epochCounts).documented(
        "Passes over the training set.",
        default: """
          [by data set](#defaults-by-data-set) with its own optimiser; with another one, 20,000 for \
          `gradientDescent`, which makes one step an epoch, and 200 for the rest
          """),
      Field(
        "batchSize",
        shape: .either([
          .integer(batchSizes),
          .choice([.init(name: wholeSet, documentation: "the whole training set")]),
        ]), read: readBatchSize, tree: \.batchSizeTree
      )
      .documented(
        """
        Samples an update, or "all". Every epoch goes through the training samples once, in a new random order; the last \
        batch takes what is left and is an update like any other, with the mean gradient of its own samples. Default 32, \
        and all for `gradientDescent`, whose order does not matter. As PyTorch's `DataLoader(shuffle=True)` and Keras's \
        `fit`.
        """),
      .object("schedule", \.schedule, ScheduleSpec.schema)
        .documented(ScheduleSpec.documentation),
      .object("regularization", \.regularization, Regularization.schema)
        .documented(Regularization.documentation),
      .optionalNumber("clipNorm", \.clipNorm, in: clipNorms)
        .documented(
          """
          The largest norm of all gradients together, those of L1 and L2 included. Longer ones are multiplied by clipNorm / \
          (norm + 1e-6): PyTorch's `clip_grad_norm_`, Keras's `global_clipnorm` (its `clipnorm` takes each parameter by \
          itself). Recorded gradients are not clipped. Default: no limit.
          """),
      .optional(
        "earlyStopping", \.earlyStopping, EarlyStoppingSpec.schema, from: EarlyStoppingSpec(),
        isSwitch: true
      )
      .documented(
        """
        Ends training when the validation loss has not fallen for a while; it needs `dataset.validationFraction`. The \
        output and run.json say when and why it ended. The training runs once in advance, as a rehearsal, and so takes \
        twice as long: thus a run that stops has as many snapshots as were asked for, and one of its best epoch. \
        Snapshots at given distances or epochs stay at them.
        """),
      .optional(
        "augmentation", \.augmentation, AugmentationSpec.schema, from: AugmentationSpec()
      ).documented(AugmentationSpec.documentation, default: "none"),
      .choice("precision", \.precision)
        .documented("The numbers that training computes with, and that snapshots hold."),
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
