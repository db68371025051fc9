import JSON

/// Numbers, strings, choices and lists of them.
extension Field {
  /// - Parameter isRequired: there is nothing that it could be when it is left out.
  package static func integer(
    _ key: String, _ path: WritableKeyPath<Spec, Int>, in range: ClosedRange<Int>,
    isRequired: Bool = false
  ) -> Field {
    let field = Field(key, shape: .integer(range)) { reader, spec throws(ConfigError) in
      let fallback = isRequired ? nil : spec[keyPath: path]
      spec[keyPath: path] = try reader.integer(key, in: range, default: fallback)
    } tree: {
      .integer($0[keyPath: path])
    }
    return isRequired ? field.required() : field
  }

  /// A whole number that need not be there.
  package static func optionalInteger(
    _ key: String, _ path: WritableKeyPath<Spec, Int?>, in range: ClosedRange<Int>
  ) -> Field {
    Field(key, shape: .integer(range)) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.integer(key, in: range) }
    } tree: {
      $0[keyPath: path].map { .integer($0) }
    }
  }

  /// An amount of bytes that need not be there.
  package static func optionalByteCount(
    _ key: String, _ path: WritableKeyPath<Spec, Int?>, in range: ClosedRange<Int>
  ) -> Field {
    Field(key, shape: .byteCount(range)) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.byteCount(key, in: range) }
    } tree: {
      $0[keyPath: path].map { .integer($0) }
    }
  }

  /// - Parameter isAboveZero: what errors say of the lower bound, when that only keeps 0 out.
  package static func number(
    _ key: String, _ path: WritableKeyPath<Spec, Double>, in range: ClosedRange<Double>,
    isAboveZero: Bool = false
  ) -> Field {
    Field(key, shape: .number(range, isAboveZero: isAboveZero)) {
      reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.number(
        key, in: range, default: spec[keyPath: path], isAboveZero: isAboveZero)
    } tree: {
      .number($0[keyPath: path])
    }
  }

  /// A number that need not be there.
  package static func optionalNumber(
    _ key: String, _ path: WritableKeyPath<Spec, Double?>, in range: ClosedRange<Double>
  ) -> Field {
    Field(key, shape: .number(range, isAboveZero: false)) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.number(key, in: range) }
    } tree: {
      $0[keyPath: path].map { .number($0) }
    }
  }

  /// A string that cannot be left out.
  package static func string(_ key: String, _ path: WritableKeyPath<Spec, String>) -> Field {
    Field(key, shape: .string) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.string(key)
    } tree: {
      .string($0[keyPath: path])
    }.required()
  }

  /// A string that need not be there.
  package static func optionalString(
    _ key: String, _ path: WritableKeyPath<Spec, String?>
  ) -> Field {
    Field(key, shape: .string) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.string(key) }
    } tree: {
      $0[keyPath: path].map { .string($0) }
    }
  }

  /// A list of strings, empty when it is left out.
  package static func strings(
    _ key: String, _ path: WritableKeyPath<Spec, [String]>, count: ClosedRange<Int>
  ) -> Field {
    Field(key, shape: .list(.string, count: count)) { reader, spec throws(ConfigError) in
      guard let values = try reader.list(key, count: count) else { return }
      spec[keyPath: path] = []
      for (index, value) in values.enumerated() {
        guard case .string(let text) = value.content else {
          throw reader.error(key, at: index, "expected a string, found \(value.summary)")
        }
        spec[keyPath: path].append(text)
      }
    } tree: {
      $0[keyPath: path].isEmpty ? nil : .array($0[keyPath: path].map { .string($0) })
    }
  }

  /// A list of numbers, empty when it is left out.
  package static func numbers(
    _ key: String, _ path: WritableKeyPath<Spec, [Double]>, count: ClosedRange<Int>,
    in range: ClosedRange<Double>
  ) -> Field {
    Field(key, shape: .list(.number(range, isAboveZero: false), count: count)) {
      reader, spec throws(ConfigError) in
      guard let values = try reader.list(key, count: count) else { return }
      spec[keyPath: path] = []
      for (index, value) in values.enumerated() {
        guard let number = ConfigReader.number(value), range.contains(number) else {
          throw reader.error(
            key, at: index,
            "expected a number from \(ConfigReader.plain(range.lowerBound)) to "
              + "\(ConfigReader.plain(range.upperBound)), found \(value.summary)")
        }
        spec[keyPath: path].append(number)
      }
    } tree: {
      $0[keyPath: path].isEmpty ? nil : .array($0[keyPath: path].map { .number($0) })
    }
  }

  package static func boolean(_ key: String, _ path: WritableKeyPath<Spec, Bool>) -> Field {
    Field(key, shape: .boolean) { reader, spec throws(ConfigError) in
      if let value = try reader.boolean(key) { spec[keyPath: path] = value }
    } tree: {
      .boolean($0[keyPath: path])
    }
  }

  /// Whether something is so, or neither is said.
  package static func optionalBoolean(_ key: String, _ path: WritableKeyPath<Spec, Bool?>) -> Field
  {
    Field(key, shape: .boolean) { reader, spec throws(ConfigError) in
      if let value = try reader.boolean(key) { spec[keyPath: path] = value }
    } tree: {
      $0[keyPath: path].map { .boolean($0) }
    }
  }

  package static func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Spec, Choice>
  ) -> Field where Choice.RawValue == String {
    Field(key, shape: .choice(of: Choice.self)) { reader, spec throws(ConfigError) in
      spec[keyPath: path] = try reader.choice(key, default: spec[keyPath: path])
    } tree: {
      .string($0[keyPath: path].rawValue)
    }
  }

  /// A choice that need not be there.
  package static func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Spec, Choice?>
  ) -> Field where Choice.RawValue == String {
    Field(key, shape: .choice(of: Choice.self)) { reader, spec throws(ConfigError) in
      if reader.has(key) { spec[keyPath: path] = try reader.choice(key) }
    } tree: {
      $0[keyPath: path].map { .string($0.rawValue) }
    }
  }

  /// A list of different choices.
  package static func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ key: String, _ path: WritableKeyPath<Spec, [Choice]>
  ) -> Field where Choice.RawValue == String {
    Field(key, shape: .list(.choice(of: Choice.self), count: 0...Choice.allCases.count)) {
      reader, spec throws(ConfigError) in
      if let values: [Choice] = try reader.choices(key) { spec[keyPath: path] = values }
    } tree: {
      .array($0[keyPath: path].map { .string($0.rawValue) })
    }
  }
}
