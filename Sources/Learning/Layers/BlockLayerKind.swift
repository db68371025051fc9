import Schemas

/// A kind of layer that may stand within another layer.
struct BlockLayerKind: NamedKind, DocumentedChoice {
  let kind: LayerKind

  static var allCases: [BlockLayerKind] {
    LayerKind.allCases.filter { $0.rawValue != Residual.name }.map { BlockLayerKind(kind: $0) }
  }

  init(kind: LayerKind) { self.kind = kind }

  var rawValue: String { kind.rawValue }
  package var documentation: String { kind.documentation }
}
