import Schemas

/// A kind of optimiser without its type.
public struct OptimizerKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any OptimizerOptions.Type

  init(_ type: any OptimizerOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// What a course would start with.
  public var defaultLearningRate: Double { type.defaultLearningRate }
  public var defaultWeightDecay: Double { type.defaultWeightDecay }
  /// Samples a step; `nil` for all.
  public var defaultBatchSize: Int? { type.isFullBatch ? nil : 32 }
  /// 20,000 for the one that makes a single step an epoch, else 200.
  public var defaultEpochs: Int { type.isFullBatch ? 20_000 : 200 }
  /// What it remembers for each parameter.
  public var memoryNames: [String] { type.memoryNames }
}

extension OptimizerKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
