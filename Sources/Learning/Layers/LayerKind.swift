import Schemas

/// A kind of layer without its type.
public struct LayerKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any LayerOptions.Type

  init(_ type: any LayerOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// In a diagram: "batch norm.".
  public var shortName: String { type.shortName }
  public var role: LayerRole { type.role }

  /// Whether its layers have an activation, be it linear.
  public var hasActivation: Bool { type.hasActivation }
}

extension LayerKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
