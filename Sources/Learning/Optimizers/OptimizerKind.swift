import Config

/// A kind of optimiser without its type; two are equal when their names are.
public struct OptimizerKind: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// What a config calls it.
  public let rawValue: String
  let type: any OptimizerOptions.Type

  init(_ type: any OptimizerOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// The kind of a name; `nil` where there is none.
  public init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
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

  public static func == (a: OptimizerKind, b: OptimizerKind) -> Bool { a.rawValue == b.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension OptimizerKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
