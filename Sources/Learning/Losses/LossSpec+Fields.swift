import Schemas

extension LossSpec {
  /// The keys of the kinds.
  package static var ownFields: [Field<LossSpec>] {
    Field.ofKinds(LossKind.allCases.map(\.type)) {
      $0.options
    } _: {
      if let options = $1 as? any LossOptions { $0.options = options }
    }
  }
}
