import JSON

/// Objects and lists of objects.
extension Field {
  /// An object of its own.
  package static func object<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner>, _ schema: Schema<Inner>
  ) -> Field {
    object(key, path, { _ in schema }, from: { $0[keyPath: path] })
  }

  /// An object of its own, of which the rest of the spec decides more.
  ///
  /// - Parameters:
  ///   - schema: its keys, by what the spec is so far.
  ///   - start: what it is but for what the config says of it, by what the spec is so far.
  package static func object<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner>,
    _ schema: @escaping (Spec) -> Schema<Inner>, from start: @escaping (Spec) -> Inner
  ) -> Field {
    Field(key) {
      .object(schema($0).shape(start($0)))
    } read: { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.read(key, schema(spec), over: start(spec))
    } tree: {
      schema($0).tree($0[keyPath: path])
    }
  }

  /// An object that need not be there.
  ///
  /// - Parameters:
  ///   - start: what it is but for what the config says of it, if it is there.
  ///   - isSwitch: `true` and `false` say whether it is there.
  package static func optional<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, Inner?>, _ schema: Schema<Inner>,
    from start: Inner, isSwitch: Bool = false
  ) -> Field {
    Field(
      key,
      shape: isSwitch
        ? .either([.object(schema.shape(start)), .boolean]) : .object(schema.shape(start))
    ) {
      reader, spec throws(ConfigError) in
      if isSwitch, case .boolean(let isOn)? = reader[key]?.content {
        spec[keyPath: path] = isOn ? start : nil
        return
      }
      guard let inner = try reader.object(key, forms: schema.shortForms) else { return }
      spec[keyPath: path] = try schema.read(inner, over: start)
    } tree: {
      $0[keyPath: path].map(schema.tree)
    }
  }

  /// A list of objects.
  ///
  /// - Parameters:
  ///   - start: what an entry is but for what the config says of it, by its index and the number of entries.
  package static func list<Inner>(
    _ key: String, _ path: WritableKeyPath<Spec, [Inner]>, count: ClosedRange<Int>,
    _ schema: Schema<Inner>, start: @escaping (_ index: Int, _ count: Int) -> Inner
  ) -> Field {
    Field(key, shape: .list(.object(schema.shape(start(0, 2))), count: count)) {
      reader, spec throws(ConfigError) in
      let entries = try reader.objects(key, count: count, forms: schema.shortForms)
      guard let entries else { return }
      spec[keyPath: path] = []
      for (index, entry) in entries.enumerated() {
        spec[keyPath: path].append(try schema.read(entry, over: start(index, entries.count)))
      }
    } tree: {
      .array($0[keyPath: path].map(schema.tree))
    }
  }
}
