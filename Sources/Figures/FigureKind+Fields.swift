import Config

extension FigureKind {
  /// The own keys of some kinds, each once, as keys of something that has a kind and its options.
  static func fields<Spec>(
    of kinds: [FigureKind], kind: @escaping (Spec) -> FigureKind,
    options: WritableKeyPath<Spec, FigureOptions>
  ) -> [Field<Spec>] {
    let all = kinds.map { (kind: $0, fields: $0.fields) }
    var keys: [String] = []
    for field in all.lazy.flatMap(\.fields) where !keys.contains(field.key) {
      keys.append(field.key)
    }
    return keys.flatMap { key -> [Field<Spec>] in
      let owners = all.compactMap { owner in
        owner.fields.first { $0.key == key }.map { (kind: owner.kind, field: $0) }
      }
      guard let first = owners.first else { return [] }
      func field(_ spec: Spec) -> Field<FigureOptions> {
        owners.first { $0.kind == kind(spec) }?.field ?? first.field
      }
      let shared = Field<Spec>(key) {
        field($0).shape($0[keyPath: options])
      } read: { reader, spec throws(ConfigError) in
        try field(spec).read(reader, &spec[keyPath: options])
      } tree: {
        field($0).tree($0[keyPath: options])
      }
      return [
        shared.only(owners.map(\.kind))
          .documented(first.field.documentation, default: first.field.defaultDocumentation)
      ]
    }
  }

  /// The kinds' own keys as those of figures.
  package static var figureFields: [Field<FigureSpec>] {
    fields(of: allCases, kind: \.kind, options: \.options)
  }

  /// The own keys of kinds that runs are compared in.
  package static var comparisonFields: [Field<ComparisonSpec>] {
    fields(of: comparable, kind: \.figure.kind, options: \.figure.options)
  }
}

extension FigureKind: DocumentedChoice {
  package var documentation: String { summary }
}
