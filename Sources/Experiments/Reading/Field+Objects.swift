import JSON

/// Objects and lists of objects.
extension Field {
  /// An object of its own.
  static func object<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner>, _ schema: Schema<Inner>
  ) -> Field {
    object(key, path, schema) { $0[keyPath: path] }
  }

  /// An object of its own.
  ///
  /// - Parameter start: what it is but for what the config says of it, by what the spec is so far.
  static func object<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner>, _ schema: Schema<Inner>,
    from start: @escaping (Spec) -> Inner
  ) -> Field {
    Field(key) {
      .object(schema.shape(start($0)))
    } read: { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.read(key, schema, over: start(spec))
    } tree: {
      schema.tree($0[keyPath: path])
    }
  }

  /// An object that need not be there.
  ///
  /// - Parameter start: what it is but for what the config says of it, if it is there.
  static func optional<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner?>, _ schema: Schema<Inner>,
    from start: Inner
  ) -> Field {
    Field(key, shape: .object(schema.shape(start))) { reader, spec throws(ConfigError) in
      guard let inner = try reader.object(key) else { return }
      spec[keyPath: path] = try schema.read(inner, over: start)
    } tree: {
      $0[keyPath: path].map(schema.tree)
    }
  }

  /// A list of objects.
  ///
  /// - Parameter start: what an entry is but for what the config says of it, by its index and the number of entries.
  static func list<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, [Inner]>, count: ClosedRange<Int>,
    _ schema: Schema<Inner>, start: @escaping (_ index: Int, _ count: Int) -> Inner
  ) -> Field {
    Field(key, shape: .list(.object(schema.shape(start(0, 2))), count: count)) {
      reader, spec throws(ConfigError) in
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
