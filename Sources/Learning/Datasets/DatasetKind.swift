import Schemas

/// A kind of data that is drawn, without its type.
public struct DatasetKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  package let type: any DrawnDataset.Type

  init(_ type: any DrawnDataset.Type) {
    rawValue = type.name
    self.type = type
  }

  /// Whether there is a value to be predicted instead of a class.
  public var isRegression: Bool { type.hasTargets }
}
