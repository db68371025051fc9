import Config

extension LayerSpec {
  package static var schema: Schema<LayerSpec> {
    Schema(
      kind: \.kind, start: { LayerSpec(kind: $0) }, fields(of: LayerKind.allCases),
      shortForms: [.number("units", "a number of units")])
  }

  /// Of the layers within a layer, which hold no others.
  static var blockSchema: Schema<LayerSpec> {
    Schema(
      kind: \.blockKind, start: { LayerSpec(kind: $0.kind) },
      fields(of: BlockLayerKind.allCases.map(\.kind)),
      shortForms: [.number("units", "a number of units")])
  }

  private var blockKind: BlockLayerKind { BlockLayerKind(kind: kind) }

  private static func fields(of kinds: [LayerKind]) -> [Field<LayerSpec>] {
    func fields<Options: LayerOptions>(_ type: Options.Type) -> [Field<LayerSpec>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0.options = $1
        }
      }
    }
    return Field.merged(
      kinds.map { ($0.rawValue, fields($0.type)) }, kind: { $0.kind.rawValue })
  }
}
