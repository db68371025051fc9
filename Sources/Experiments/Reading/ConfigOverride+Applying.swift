import JSON

extension ConfigOverride {
  /// The config with the value in it; objects that are not there are made, entries of lists are not.
  ///
  /// A short form on the way becomes the object that it stands for: "moons" is { "kind": "moons" }, and a layer's 3 is
  /// { "units": 3 }.
  func applied(to config: JSONValue) throws(ConfigOverrideError) -> JSONValue {
    try set(config, steps[...], at: "")
  }

  private func set(
    _ old: JSONValue?, _ steps: ArraySlice<Step>, at path: String
  ) throws(ConfigOverrideError) -> JSONValue {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    if case .array(let entries)? = old?.content {
      return try set(entries, step, rest, at: path)
    }
    switch step {
    case .index(let index): throw missingList(index, old, at: path)
    case .key(let key):
      if Int(key) != nil { throw missingList(Int(key) ?? 0, old, at: path) }
      var members = try members(of: old, at: path)
      let index = members.firstIndex { $0.key == key }
      let new = try set(index.map { members[$0].value }, rest, at: Self.join(path, key))
      if let index {
        members[index] = JSONValue.Member(key, new)
      } else {
        members.append(JSONValue.Member(key, new))
      }
      return JSONValue(.object(members))
    }
  }

  private func set(
    _ entries: [JSONValue], _ step: Step, _ rest: ArraySlice<Step>, at path: String
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
    entries[index] = try set(entries[index], rest, at: "\(path)[\(index)]")
    return JSONValue(.array(entries))
  }

  private func members(
    of old: JSONValue?, at path: String
  ) throws(ConfigOverrideError) -> [JSONValue.Member] {
    switch old?.content {
    case nil, .null: return []
    case .object(let members): return members
    case .string: return [JSONValue.Member("kind", old ?? value)]
    case .integer: return [JSONValue.Member("units", old ?? value)]
    default:
      throw .value(keyPath: path, "is \(old?.summary ?? "nothing"), which has no keys")
    }
  }

  private func missingList(
    _ index: Int, _ old: JSONValue?, at path: String
  ) -> ConfigOverrideError {
    .value(
      keyPath: path,
      old.map { "is \($0.summary), and no list with an entry \(index)" }
        ?? "the config has no such list, so there is no entry \(index) to set; set the whole list")
  }
}

extension ConfigError {
  /// The error, told of the command line if one of its values is what is wrong.
  func told(of overrides: [ConfigOverride]) -> any Error {
    guard case .value(_, let keyPath, let problem) = self else { return self }
    func isWithin(_ a: String, _ b: String) -> Bool {
      a == b || a.hasPrefix(b + ".") || a.hasPrefix(b + "[")
    }
    let isTheirs = overrides.contains {
      isWithin($0.keyPath, keyPath) || isWithin(keyPath, $0.keyPath)
    }
    return isTheirs ? ConfigOverrideError.value(keyPath: keyPath, problem) : self
  }
}
