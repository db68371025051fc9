import Schemas

extension LayerSpec {
  package static let schema = Schema<LayerSpec>(
    kind: \.kind, start: { LayerSpec(kind: $0) }, fields(of: LayerKind.allCases),
    shortForms: [.number("units", "a number of units")])

  /// Of the layers within a layer, which hold no others.
  static let blockSchema = Schema<LayerSpec>(
    kind: \.blockKind, start: { LayerSpec(kind: $0.kind) },
    fields(of: BlockLayerKind.allCases.map(\.kind)),
    shortForms: [.number("units", "a number of units")])

  private var blockKind: BlockLayerKind { BlockLayerKind(kind: kind) }

  private static func fields(of kinds: [LayerKind]) -> [Field<LayerSpec>] {
    Field.ofKinds(kinds.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any LayerOptions { $0.options = options }
    }
  }
}
