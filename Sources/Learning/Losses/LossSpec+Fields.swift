import Config

extension LossSpec {
  /// The keys of the kinds.
  package static var ownFields: [Field<LossSpec>] {
    func fields<Options: LossOptions>(_ type: Options.Type) -> [Field<LossSpec>] {
      Options.fields.map { field in
        field.lifted {
          $0.options as? Options ?? Options()
        } _: {
          $0.options = $1
        }
      }
    }
    return Field.merged(
      LossKind.allCases.map { ($0.rawValue, fields($0.type)) }, kind: { $0.kind.rawValue })
  }
}
