import JSON

extension Schema {
  /// The keys as data.
  ///
  /// - Parameter start: what the spec is when a config says nothing of it, for the defaults.
  package func shape(_ start: Spec) -> ObjectShape {
    ObjectShape(
      kind: variants.map {
        .init(choices: $0.choices, fallback: $0.isRequired ? nil : $0.kind(start))
      },
      fields: fields.map { shape($0, start) },
      shortForms: shortForms.map { form in
        .init(
          name: form.name,
          shape: form.shape
            ?? fields.first { $0.key == form.key }.map { $0.shape(start) } ?? .any,
          members: form.members)
      })
  }

  private func shape(_ field: Field<Spec>, _ start: Spec) -> FieldShape {
    let kinds = variants?.choices.map(\.name).filter { field.kinds?.contains($0) ?? true }
    let specs: [(kind: String?, spec: Spec)] =
      variants.map { variants in (kinds ?? []).map { ($0, variants.start($0, start)) } }
      ?? [(nil, start)]
    let defaults = specs.compactMap { kind, spec in
      field.tree(spec).map { FieldShape.Default(kind: kind, value: $0) }
    }
    return FieldShape(
      key: field.key, kinds: field.kinds, isRequired: field.isRequired,
      documentation: field.documentation, shape: field.shape(specs.first?.spec ?? start),
      defaults: field.isRequired ? [] : defaults, defaultDocumentation: field.defaultDocumentation)
  }
}
