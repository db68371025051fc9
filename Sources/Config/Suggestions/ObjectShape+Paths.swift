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

  /// Whether there is such a key at the top.
  func has(_ key: String) -> Bool { fields.contains { $0.key == key } }
}

extension ValueShape {
  fileprivate func paths(below path: String) -> [String] {
    switch self {
    case .object(let object): object.paths(below: path)
    case .list(let entry, _): entry.paths(below: path + "[]")
    case .either(let shapes): shapes.map { $0.paths(below: path) }.first { !$0.isEmpty } ?? []
    default: []
    }
  }
}
