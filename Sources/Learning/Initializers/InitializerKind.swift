import Schemas

/// What weights start as: a kind of initialiser without its type.
public struct InitializerKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any InitializerOptions.Type

  init(_ type: any InitializerOptions.Type) {
    rawValue = type.name
    self.type = type
  }
}

extension InitializerKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
