import Schemas

/// What training makes small; always a mean over samples, and over their outputs where it says so: a kind of loss without its
/// type.
public struct LossKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any LossOptions.Type

  init(_ type: any LossOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// The activation that the outputs must have; `nil` for any. A loss that has one is for classes.
  public var naturalActivation: ActivationKind? { type.naturalActivation }
  /// Whether it is for numbers and not for classes.
  public var isForNumbers: Bool { type.isForNumbers }
  /// What a single output must be above for class 1.
  public var threshold: Double { type.threshold }
}

extension LossKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
