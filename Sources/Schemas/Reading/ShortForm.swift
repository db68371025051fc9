import JSON

/// A plain value that stands for an object in a config: `"adam"` for `{ "kind": "adam" }`.
package struct ShortForm {
  /// What the value is, for messages: "a number of units".
  let name: String
  /// The key whose value it is. Errors about that key name the value itself.
  let key: String?
  /// What the value may be; `nil` for what its key may be.
  let shape: ValueShape?
  /// The members of the object that a value stands for; `nil` when it is not of this form.
  let members: @Sendable (_ value: JSONValue) -> [(key: String, value: JSONValue)]?

  /// The name of a kind.
  package static func kind(_ choices: [ChoiceShape]) -> ShortForm {
    ShortForm(name: "a kind", key: "kind", shape: .choice(choices)) { value in
      guard case .string = value.content else { return nil }
      return [("kind", value)]
    }
  }

  /// A number that is the value of a key.
  package static func number(_ key: String, _ name: String) -> ShortForm {
    ShortForm(name: name, key: key, shape: nil) { value in
      switch value.content {
      case .integer, .number: [(key, value)]
      default: nil
      }
    }
  }

  /// A list that is the value of a key.
  ///
  /// - Parameter kind: of the object, where it is not the default one.
  package static func list(_ key: String, _ name: String, kind: String? = nil) -> ShortForm {
    ShortForm(name: name, key: key, shape: nil) { value in
      guard case .array = value.content else { return nil }
      return (kind.map { [("kind", JSONValue(.string($0), at: value.position))] } ?? [])
        + [(key, value)]
    }
  }

  /// A file's name; whether one is meant is told from its ending.
  ///
  /// - Parameter kind: of the object that a file of such a name belongs to; `nil` when there is none.
  package static func file(
    _ name: String, shape: ValueShape, kind: @escaping @Sendable (_ file: String) -> String?
  ) -> ShortForm {
    ShortForm(name: name, key: "file", shape: shape) { value in
      guard case .string(let text) = value.content, let kind = kind(text) else { return nil }
      return [("kind", JSONValue(.string(kind), at: value.position)), ("file", value)]
    }
  }
}
