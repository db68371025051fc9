/// Keys of a spec whose kinds have keys of their own.
extension Field {
  /// The keys of all kinds of a spec that holds the options of one.
  ///
  /// - Parameters:
  ///   - set: gives a spec other options; they are of one of `kinds`.
  package static func ofKinds(
    _ kinds: [any KindOptions.Type], _ get: @escaping (Spec) -> any KindOptions,
    _ set: @escaping (inout Spec, any KindOptions) -> Void
  ) -> [Field] {
    func fields<Options: KindOptions>(_ type: Options.Type) -> [Field] {
      Options.fields.map { field in
        field.lifted {
          get($0) as? Options ?? Options()
        } _: {
          set(&$0, $1)
        }
      }
    }
    return merged(kinds.map { ($0.name, fields($0)) }, kind: { type(of: get($0)).name })
  }

  /// The keys of all kinds, each once: a key that several kinds have with the same text is one key of them all.
  ///
  /// - Parameters:
  ///   - kinds: the names of the kinds, each with its keys.
  ///   - kind: the name of a spec's kind.
  package static func merged(
    _ kinds: [(name: String, fields: [Field])], kind: @escaping (Spec) -> String
  ) -> [Field] {
    func isSame(_ a: Field, _ b: Field) -> Bool {
      a.key == b.key && a.documentation == b.documentation
        && a.defaultDocumentation == b.defaultDocumentation
    }
    var firsts: [Field] = []
    for field in kinds.lazy.flatMap(\.fields) where !firsts.contains(where: { isSame($0, field) }) {
      firsts.append(field)
    }
    return firsts.map { first in
      let owners = kinds.compactMap { owner in
        owner.fields.first { isSame($0, first) }.map { (name: owner.name, field: $0) }
      }
      return first.choosing(owners.map(\.name)) { spec in
        owners.first { $0.name == kind(spec) }?.field ?? first
      }
    }
  }

  /// The same field of some kinds, each read and written as its own.
  private func choosing(_ kinds: [String], _ own: @escaping (Spec) -> Field) -> Field {
    var field = Field(key) {
      own($0).shape($0)
    } read: { reader, spec throws(ConfigError) in
      try own(spec).read(reader, &spec)
    } tree: {
      own($0).tree($0)
    }
    field.kinds = kinds
    field.isReadLast = isReadLast
    field.isRequired = isRequired
    return field.documented(documentation, default: defaultDocumentation)
  }
}
