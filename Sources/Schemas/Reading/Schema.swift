import JSON

/// The keys of an object in a config, as a table: it reads specs, writes them, and knows what is not one of its keys.
///
/// It is made once for a type of spec, for kinds may have hundreds of keys. Unchecked because its closures do not say it: they hold
/// key paths, defaults and other schemas, none of which changes.
package struct Schema<Spec>: @unchecked Sendable {
  let fields: [Field<Spec>]
  let variants: Variants?
  /// The plain values that stand for such an object, in the order in which they are tried.
  package let shortForms: [ShortForm]

  /// Of a spec whose kind decides which fields it has.
  struct Variants {
    let choices: [ChoiceShape]
    let isRequired: Bool
    let kind: (Spec) -> String
    /// The spec of the kind that a config names, over the one that it starts from.
    let read: (_ reader: ConfigReader, _ spec: Spec) throws(ConfigError) -> Spec
    /// The spec of a kind, over the one that it starts from.
    let start: (_ kind: String, _ spec: Spec) -> Spec
  }

  static var kindKey: String { "kind" }

  package init(_ fields: [Field<Spec>], shortForms: [ShortForm] = []) {
    self.fields = fields
    self.shortForms = shortForms
    variants = nil
  }

  /// - Parameters:
  ///   - isKindRequired: there is no default kind.
  ///   - start: what a spec of a kind is but for what the config says of it.
  ///   - shortForms: besides the name of a kind.
  package init<Kind: RawRepresentable & CaseIterable & Equatable>(
    kind path: KeyPath<Spec, Kind>, isKindRequired: Bool = false,
    start: @escaping (Kind) -> Spec, _ fields: [Field<Spec>], shortForms: [ShortForm] = []
  ) where Kind.RawValue == String {
    self.fields = fields
    func starting(_ kind: Kind, over spec: Spec) -> Spec {
      kind == spec[keyPath: path] ? spec : start(kind)
    }
    let choices = ChoiceShape.all(of: Kind.self)
    self.shortForms = shortForms + [.kind(choices)]
    variants = Variants(
      choices: choices, isRequired: isKindRequired,
      kind: { $0[keyPath: path].rawValue },
      read: { reader, spec throws(ConfigError) in
        let kind: Kind = try reader.choice(
          Self.kindKey, default: isKindRequired ? nil : spec[keyPath: path])
        return starting(kind, over: spec)
      },
      start: { name, spec in Kind(rawValue: name).map { starting($0, over: spec) } ?? spec })
  }

  /// Every key, of whatever kind.
  package var keys: [String] { (variants == nil ? [] : [Self.kindKey]) + fields.map(\.key) }

  /// What an object says, over what it starts from.
  ///
  /// - Parameter prepare: what is done to the spec of the object's kind before its other keys are read.
  package func read(
    _ reader: ConfigReader, over start: Spec,
    prepare: (inout Spec) throws(ConfigError) -> Void = { _ in }
  ) throws(ConfigError) -> Spec {
    // A misspelt key comes first, as it may be that of the kind.
    let kind = reader.has(Self.kindKey) ? try variants?.read(reader, start) : nil
    try reader.check(keys: keys, shown: keys(of: kind ?? start))
    var spec = try variants?.read(reader, start) ?? start
    let own = keys(of: spec) + fields.filter { $0.kinds == nil }.map(\.key)
    if let key = fields.map(\.key).first(where: { reader.has($0) && !own.contains($0) }) {
      throw misplaced(key, in: spec, reader)
    }
    try prepare(&spec)
    for isLast in [false, true] {
      for field in fields where field.isReadLast == isLast && has(spec, field) {
        try field.read(reader, &spec)
      }
    }
    return spec
  }

  private func misplaced(_ key: String, in spec: Spec, _ reader: ConfigReader) -> ConfigError {
    let kind = variants?.kind(spec) ?? ""
    let owners = fields.filter { $0.key == key }.flatMap { $0.kinds ?? [] }
    return reader.error(
      key,
      owners.count > Self.mostOwners
        ? "does not belong to \(kind)"
        : "belongs to \(owners.joined(separator: ", ")), and not to \(kind)")
  }

  /// A sentence that names more kinds is hard to read.
  private static var mostOwners: Int { 8 }

  /// The object that reads back as `spec`.
  package func tree(_ spec: Spec) -> JSONTree {
    var members: [(String, JSONTree)] = []
    if let variants { members.append((Self.kindKey, .string(variants.kind(spec)))) }
    for field in fields where has(spec, field) {
      if let tree = field.tree(spec) { members.append((field.key, tree)) }
    }
    return .object(members)
  }

  func has(_ spec: Spec, _ field: Field<Spec>) -> Bool {
    guard let kinds = field.kinds, let variants else { return true }
    return kinds.contains(variants.kind(spec))
  }

  private func keys(of spec: Spec) -> [String] {
    (variants == nil ? [] : [Self.kindKey])
      + fields.filter { has(spec, $0) && !$0.key.hasPrefix("$") }.map(\.key)
  }
}
