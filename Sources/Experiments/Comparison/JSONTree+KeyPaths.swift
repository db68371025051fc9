import JSON

extension JSONTree {
  /// The value at a key path of a config, "network.layers[0].units".
  func value(at keyPath: String) -> JSONTree? {
    var value = self
    for part in keyPath.split(separator: ".") {
      for (index, piece) in part.split(separator: "[").enumerated() {
        let key = index == 0 ? String(piece) : String(piece.dropLast())
        switch value {
        case .array(let elements):
          guard let index = Int(key), elements.indices.contains(index) else { return nil }
          value = elements[index]
        case .object(let members):
          guard let member = members.first(where: { $0.0 == key }) else { return nil }
          value = member.1
        default: return nil
        }
      }
    }
    return value
  }
}
