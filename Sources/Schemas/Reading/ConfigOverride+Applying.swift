import JSON

extension ConfigOverride {
  /// The config with the value in it; objects that are not there are made, entries of lists are not.
  ///
  /// A short form on the way becomes the object or list that it stands for: with noise, "moons" is
  /// { "kind": "moons", "noise": … }.
  ///
  /// - Parameter shape: the config's keys.
  package func applied(
    to config: JSONValue, of shape: ObjectShape
  ) throws(ConfigOverrideError) -> JSONValue {
    try set(config, .object(shape), steps[...], at: "")
  }

  /// - Parameter shape: what the value may be; `nil` below a key that there is not, which reading the config finds.
  private func set(
    _ old: JSONValue?, _ shape: ValueShape?, _ steps: ArraySlice<Step>, at path: String
  ) throws(ConfigOverrideError) -> JSONValue {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    let (object, entry) = (shape?.object, shape?.entry)
    if object == nil, let entries = entries(of: old, isList: entry != nil) {
      return try set(entries, entry, step, rest, at: path)
    }
    guard case .key(let key) = step, Int(key) == nil, entry == nil else {
      throw .value(
        keyPath: path,
        old.map { "is \($0.summary), and no list" }
          ?? "the config has no such list, so no entry of it can be set; set the whole list")
    }
    var members = try members(of: old, object, at: path)
    let index = members.firstIndex { $0.key == key }
    let new = try set(
      index.map { members[$0].value }, object?.fields.first { $0.key == key }?.shape, rest,
      at: Self.join(path, key))
    if let index {
      members[index] = JSONValue.Member(key: key, position: new.position, value: new)
    } else {
      members.append(JSONValue.Member(key: key, position: new.position, value: new))
    }
    return JSONValue(.object(members), at: value.position)
  }

  private func set(
    _ entries: [JSONValue], _ shape: ValueShape?, _ step: Step, _ rest: ArraySlice<Step>,
    at path: String
  ) throws(ConfigOverrideError) -> JSONValue {
    let index: Int
    switch step {
    case .index(let number): index = number
    case .key(let key):
      guard let number = Int(key) else {
        throw .value(
          keyPath: path, "is a list; one of its entries is \(path)[0].\(key), counted from 0")
      }
      index = number
    }
    guard entries.indices.contains(index) else {
      throw .value(
        keyPath: "\(path)[\(index)]",
        "there is no such entry; the list has \(entries.count), counted from 0")
    }
    var entries = entries
    entries[index] = try set(entries[index], shape, rest, at: "\(path)[\(index)]")
    return JSONValue(.array(entries), at: value.position)
  }

  /// The entries of a list; one value may stand for a list of one where there should be a list.
  private func entries(of old: JSONValue?, isList: Bool) -> [JSONValue]? {
    switch old?.content {
    case .array(let entries): entries
    case nil, .null: nil
    default: isList ? old.map { [$0] } : nil
    }
  }

  private func members(
    of old: JSONValue?, _ shape: ObjectShape?, at path: String
  ) throws(ConfigOverrideError) -> [JSONValue.Member] {
    guard let old else { return [] }
    switch old.content {
    case .null: return []
    case .object(let members): return members
    default:
      let forms = shape?.shortForms.lazy.compactMap { $0.members(old) }
      guard let members = forms?.first else {
        throw .value(keyPath: path, "is \(old.summary), which has no keys")
      }
      return members.map {
        JSONValue.Member(key: $0.key, position: $0.value.position, value: $0.value)
      }
    }
  }
}

extension ValueShape {
  /// The object that a value may be, if it may not be a list.
  fileprivate var object: ObjectShape? {
    switch self {
    case .object(let object): object
    case .either(let shapes): entry == nil ? shapes.lazy.compactMap(\.object).first : nil
    default: nil
    }
  }

  /// What an entry of the list may be that a value may be.
  fileprivate var entry: ValueShape? {
    switch self {
    case .list(let entry, _): entry
    case .either(let shapes): shapes.lazy.compactMap(\.entry).first
    default: nil
    }
  }
}

extension ConfigOverride {
  /// Whether it sets the value at a key path, a part of it, or what it is a part of.
  package func concerns(_ keyPath: String) -> Bool {
    func isWithin(_ a: String, _ b: String) -> Bool {
      a == b || a.hasPrefix(b + ".") || a.hasPrefix(b + "[")
    }
    return isWithin(self.keyPath, keyPath) || isWithin(keyPath, self.keyPath)
  }
}

extension ConfigError {
  /// The error, told of the command line if one of its values is what is wrong.
  package func told(of overrides: [ConfigOverride]) -> any Error {
    guard case .value(_, let keyPath, let problem) = self else { return self }
    let isTheirs = overrides.contains { $0.concerns(keyPath) }
    return isTheirs ? ConfigOverrideError.value(keyPath: keyPath, problem) : self
  }
}
