import Schemas

/// What a layer makes of its pre-activations z: a kind of activation without its type.
public struct ActivationKind: NamedKind {
  /// What a config calls it.
  public let rawValue: String
  let type: any ActivationOptions.Type

  init(_ type: any ActivationOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// The values it can take, where it is bounded.
  public var range: ClosedRange<Double>? { type.range }
  /// Whether its variance falls by about a half from a layer to the next, which weights must make up for.
  public var halvesVariance: Bool { type.halvesVariance }
  /// How its units stop learning; `nil` where they do not.
  public var standstill: Standstill? { type.standstill }
}

extension ActivationKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
