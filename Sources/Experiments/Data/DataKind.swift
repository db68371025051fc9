import Learning
import Schemas

/// A kind of data, drawn or read from files, without its type.
struct DataKind: NamedKind {
  /// What a config calls it.
  let rawValue: String
  let type: any DatasetOptions.Type

  init(_ type: any DatasetOptions.Type) {
    rawValue = type.name
    self.type = type
  }
}

extension DataKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
