import Config

/// A kind of layer without its type; two are equal when their names are.
public struct LayerKind: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// What a config calls it.
  public let rawValue: String
  let type: any LayerOptions.Type

  init(_ type: any LayerOptions.Type) {
    rawValue = type.name
    self.type = type
  }

  /// The kind of a name; `nil` where there is none.
  public init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  /// In a diagram: "batch norm.".
  public var shortName: String { type.shortName }
  public var role: LayerRole { type.role }

  /// Whether its layers have an activation, be it linear.
  public var hasActivation: Bool { type.hasActivation }

  public static func == (a: LayerKind, b: LayerKind) -> Bool { a.rawValue == b.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension LayerKind: DocumentedChoice {
  package var documentation: String { type.summary }
}
