import Schemas

extension FigureKind {
  /// The own keys of some kinds, each once, as keys of something that has a kind and its options.
  static func fields<Spec>(
    of kinds: [FigureKind], kind: @escaping (Spec) -> FigureKind,
    options: WritableKeyPath<Spec, FigureOptions>
  ) -> [Field<Spec>] {
    Field.merged(
      kinds.map { owner in
        (
          owner.rawValue,
          owner.fields.map { field in
            field.lifted {
              $0[keyPath: options]
            } _: {
              $0[keyPath: options] = $1
            }
          }
        )
      }, kind: { kind($0).rawValue })
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
