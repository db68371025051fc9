extension ObjectShape {
  /// The paths of all keys, from the top down, each once: "seed", "network.layers", "network.layers[].units".
  func paths(below path: String = "") -> [String] {
    var paths: [String] = []
    var inner: [String] = []
    for field in fields {
      let own = path.isEmpty ? field.key : "\(path).\(field.key)"
      paths.append(own)
      inner += field.shape.paths(below: own)
    }
    var known: Set<String> = []
    return (paths + inner).filter { known.insert($0).inserted }
  }

  /// Whether a number at a key path must be a whole one: "network.layers[0].units".
  package func isWhole(at keyPath: String) -> Bool {
    let keys = keyPath.split(separator: ".").map { $0.prefix { $0 != "[" } }
      .filter { Int($0) == nil }
    var shape: ValueShape? = .object(self)
    for key in keys { shape = shape?.member(String(key)) }
    if case .integer? = shape { return true }
    return false
  }

  /// Whether there is such a key at the top.
  func has(_ key: String) -> Bool { fields.contains { $0.key == key } }
}

extension ValueShape {
  fileprivate func member(_ key: String) -> ValueShape? {
    switch self {
    case .object(let object): object.fields.first { $0.key == key }?.shape
    case .list(let entry, _): entry.member(key)
    case .either(let shapes): shapes.lazy.compactMap { $0.member(key) }.first
    default: nil
    }
  }

  fileprivate func paths(below path: String) -> [String] {
    switch self {
    case .object(let object): object.paths(below: path)
    case .list(let entry, _): entry.paths(below: path + "[]")
    case .either(let shapes): shapes.map { $0.paths(below: path) }.first { !$0.isEmpty } ?? []
    default: []
    }
  }
}
