import JSON

/// One key of an object in a config: how it is read into a spec, how the spec writes it back, and what it may be.
///
/// Unchecked as a schema is.
package struct Field<Spec>: @unchecked Sendable {
  package let key: String
  /// What its value may be; where that is an object, with the defaults that a spec gives it.
  package let shape: (_ spec: Spec) -> ValueShape
  /// The kinds of spec that have it, by their names; `nil` for all.
  package internal(set) var kinds: [String]?
  /// It is read after the others, which its default depends on.
  package internal(set) var isReadLast = false
  /// There is nothing that it could be when it is left out.
  package internal(set) var isRequired = false
  /// What it does, its unit and its formula, as the reference of the config says it: sentences in Markdown.
  package private(set) var documentation = ""
  /// What it is when it is left out, where that depends on other keys; else `nil`, and the default is a value.
  package private(set) var defaultDocumentation: String?
  /// Reads it, if it is there; else the spec keeps what it has.
  package let read: (_ reader: ConfigReader, _ spec: inout Spec) throws(ConfigError) -> Void
  /// `nil` when there is nothing to write.
  package private(set) var tree: (_ spec: Spec) -> JSONTree?

  package init(
    _ key: String, shape: @escaping (_ spec: Spec) -> ValueShape,
    read: @escaping (_ reader: ConfigReader, _ spec: inout Spec) throws(ConfigError) -> Void,
    tree: @escaping (_ spec: Spec) -> JSONTree?
  ) {
    self.key = key
    self.shape = shape
    self.read = read
    self.tree = tree
  }

  package init(
    _ key: String, shape: @autoclosure @escaping () -> ValueShape = .any,
    read: @escaping (_ reader: ConfigReader, _ spec: inout Spec) throws(ConfigError) -> Void,
    tree: @escaping (_ spec: Spec) -> JSONTree?
  ) {
    self.init(key, shape: { _ in shape() }, read: read, tree: tree)
  }

  /// The same field, but only of some kinds.
  package func only<Kind: RawRepresentable>(_ kinds: Kind...) -> Field
  where Kind.RawValue == String {
    only(kinds)
  }

  /// The same field, but only of some kinds.
  package func only<Kind: RawRepresentable>(_ kinds: [Kind]) -> Field
  where Kind.RawValue == String {
    var field = self
    field.kinds = kinds.map(\.rawValue)
    return field
  }

  /// The same field, of which the reference says that it must be there.
  package func required() -> Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// The same field, read after the others.
  package func readLast() -> Field {
    var field = self
    field.isReadLast = true
    return field
  }

  /// The same field, written only of specs that it means something to.
  package func written(of isUsed: @escaping (_ spec: Spec) -> Bool) -> Field {
    var field = self
    field.tree = { [tree] in isUsed($0) ? tree($0) : nil }
    return field
  }

  /// The same field of a whole that the spec is a part of.
  ///
  /// - Parameters:
  ///   - get: the part of a whole.
  ///   - set: puts a part that has been read back into its whole.
  package func lifted<Whole>(
    _ get: @escaping (_ whole: Whole) -> Spec,
    _ set: @escaping (_ whole: inout Whole, _ part: Spec) -> Void
  ) -> Field<Whole> {
    let (shape, read, tree) = (shape, read, tree)
    var field = Field<Whole>(key) {
      shape(get($0))
    } read: { reader, whole throws(ConfigError) in
      var part = get(whole)
      try read(reader, &part)
      set(&whole, part)
    } tree: {
      tree(get($0))
    }
    field.kinds = kinds
    field.isReadLast = isReadLast
    field.isRequired = isRequired
    field.documentation = documentation
    field.defaultDocumentation = defaultDocumentation
    return field
  }

  /// The same field with a text for the reference.
  ///
  /// - Parameter fallback: what it is when it is left out, where that depends on other keys: "the network's".
  package func documented(_ text: String, default fallback: String? = nil) -> Field {
    var field = self
    field.documentation = text
    field.defaultDocumentation = fallback
    return field
  }
}
