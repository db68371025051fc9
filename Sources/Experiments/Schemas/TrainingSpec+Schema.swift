import Learning
import Snapshots

extension TrainingSpec {
  static var schema: Schema<TrainingSpec> {
    Schema([
      .choice("loss", \.loss),
      .integer("epochs", \.epochs, in: epochCounts),
      .object("optimizer", \.optimizer, OptimizerSpec.schema),
      Field("batchSize", read: readBatchSize, tree: \.batchSizeTree),
      .object("regularization", \.regularization, Regularization.schema),
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
    if spec.optimizer.kind == .gradientDescent {
      throw reader.error(
        key, "gradientDescent takes all samples at once; use sgd, or leave batchSize out")
    }
    switch value.content {
    case .string(wholeSet): spec.batchSize = nil
    case .integer, .number: spec.batchSize = try reader.integer(key, in: batchSizes)
    default:
      throw reader.error(key, "expected a whole number or \"\(wholeSet)\", found \(value.words)")
    }
  }

  private var batchSizeTree: JSONTree? {
    if optimizer.kind == .gradientDescent { return nil }
    return batchSize.map { .integer($0) } ?? .string(Self.wholeSet)
  }
}

extension OptimizerSpec {
  static var schema: Schema<OptimizerSpec> {
    Schema(
      kind: \.kind, start: { OptimizerSpec(kind: $0) },
      [
        .number("learningRate", \.learningRate, in: learningRates, isAboveZero: true),
        .number("momentum", \.momentum, in: rates).only(OptimizerKind.momentum, .nesterov),
        .number("decay", \.decay, in: rates).only(OptimizerKind.rmsprop),
        .number("beta1", \.beta1, in: rates).only(OptimizerKind.adam, .adamW),
        .number("beta2", \.beta2, in: rates).only(OptimizerKind.adam, .adamW),
        .number("epsilon", \.epsilon, in: epsilons)
          .only(OptimizerKind.adagrad, .rmsprop, .adam, .adamW),
        .number("weightDecay", \.weightDecay, in: weightDecays).only(OptimizerKind.adamW),
      ])
  }
}

extension Regularization {
  static var schema: Schema<Regularization> {
    Schema([
      .number("l1", \.l1, in: strengths),
      .number("l2", \.l2, in: strengths),
    ])
  }
}

extension SnapshotSchedule {
  static var schema: Schema<SnapshotSchedule> {
    Schema([.integer("every", \.every, in: intervals)])
  }
}
