import JSON

/// One key of an object in a config: how it is read into a spec, and how the spec writes it back.
struct Field<Spec> {
  let key: String
  /// The kinds of spec that have it, by their words; `nil` for all.
  private(set) var kinds: [String]?
  /// What it does, its unit and its formula, as the reference of the config says it: sentences in Markdown.
  private(set) var documentation = ""
  /// Reads it, if it is there; else the spec keeps what it has.
  let read: (_ reader: ConfigReader, _ spec: inout Spec) throws(ConfigError) -> Void
  /// `nil` when there is nothing to write.
  let tree: (_ spec: Spec) -> JSONTree?

  init(
    _ key: String,
    read: @escaping (_ reader: ConfigReader, _ spec: inout Spec) throws(ConfigError) -> Void,
    tree: @escaping (_ spec: Spec) -> JSONTree?
  ) {
    self.key = key
    self.read = read
    self.tree = tree
  }

  /// The same field, but only of some kinds.
  func only<Kind: RawRepresentable>(_ kinds: Kind...) -> Field where Kind.RawValue == String {
    only(kinds)
  }

  /// The same field, but only of some kinds.
  func only<Kind: RawRepresentable>(_ kinds: [Kind]) -> Field where Kind.RawValue == String {
    var field = self
    field.kinds = kinds.map(\.rawValue)
    return field
  }

  /// The same field with a text for the reference.
  func documented(_ text: String) -> Field {
    var field = self
    field.documentation = text
    return field
  }
}

extension Field {
  /// - Parameter isRequired: there is nothing that it could be when it is left out.
  static func integer(
    _ key: String, _ path: WritableKeyPath<Spec, Int>, in range: ClosedRange<Int>,
    isRequired: Bool = false
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      let fallback = isRequired ? nil : spec[keyPath: path]
      spec[keyPath: path] = try reader.integer(key, in: range, default: fallback)
    } tree: {
      .integer($0[keyPath: path])
    }
  }

  /// - Parameter isAboveZero: what errors say of the lower bound, when that only keeps 0 out.
  static func number(
    _ key: String, _ path: WritableKeyPath<Spec, Double>, in range: ClosedRange<Double>,
    isAboveZero: Bool = false
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.number(
        key, in: range, default: spec[keyPath: path], isAboveZero: isAboveZero)
    } tree: {
      .number($0[keyPath: path])
    }
  }

  /// A string that cannot be left out.
  static func string(_ key: String, _ path: WritableKeyPath<Spec, String>) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.string(key)
    } tree: {
      .string($0[keyPath: path])
    }
  }

  static func boolean(_ key: String, _ path: WritableKeyPath<Spec, Bool>) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      if let value = try reader.boolean(key) { spec[keyPath: path] = value }
    } tree: {
      .boolean($0[keyPath: path])
    }
  }

  /// Whether something is so, or neither is said.
  static func optionalBoolean(_ key: String, _ path: WritableKeyPath<Spec, Bool?>) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      if let value = try reader.boolean(key) { spec[keyPath: path] = value }
    } tree: {
      $0[keyPath: path].map { .boolean($0) }
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Spec, Choice>
  ) -> Field where Choice.RawValue == String {
    Field(key) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.choice(key, default: spec[keyPath: path])
    } tree: {
      .string($0[keyPath: path].rawValue)
    }
  }

  /// An object of its own.
  static func object<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner>, _ schema: Schema<Inner>
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.read(key, schema, over: spec[keyPath: path])
    } tree: {
      schema.tree($0[keyPath: path])
    }
  }

  /// A whole number that need not be there.
  static func optionalInteger(
    _ key: String, _ path: WritableKeyPath<Spec, Int?>, in range: ClosedRange<Int>
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.integer(key, in: range) }
    } tree: {
      $0[keyPath: path].map { .integer($0) }
    }
  }

  /// A number that need not be there.
  static func optionalNumber(
    _ key: String, _ path: WritableKeyPath<Spec, Double?>, in range: ClosedRange<Double>
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.number(key, in: range) }
    } tree: {
      $0[keyPath: path].map { .number($0) }
    }
  }

  /// An object that need not be there.
  ///
  /// - Parameter usual: what it is but for what the config says of it, if it is there.
  static func optional<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner?>, _ schema: Schema<Inner>,
    from usual: Inner
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      guard let inner = try reader.object(key) else { return }
      spec[keyPath: path] = try schema.read(inner, over: usual)
    } tree: {
      $0[keyPath: path].map(schema.tree)
    }
  }

  /// A list of objects.
  ///
  /// - Parameter start: what an entry is but for what the config says of it, by its place and the number of entries.
  static func list<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, [Inner]>, count: ClosedRange<Int>,
    _ schema: Schema<Inner>, start: @escaping (_ index: Int, _ count: Int) -> Inner
  ) -> Field {
    Field(key) { reader, spec throws(ConfigError) in
      guard let entries = try reader.objects(key, count: count) else { return }
      spec[keyPath: path] = []
      for (index, entry) in entries.enumerated() {
        spec[keyPath: path].append(try schema.read(entry, over: start(index, entries.count)))
      }
    } tree: {
      .array($0[keyPath: path].map(schema.tree))
    }
  }
}
