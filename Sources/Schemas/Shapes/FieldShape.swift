import JSON

/// A key of an object in a config, as data.
struct FieldShape: Sendable {
  let key: String
  /// The kinds of object that have it, by their names; `nil` for all.
  let kinds: [String]?
  let isRequired: Bool
  let documentation: String
  let shape: ValueShape
  /// What it is when it is left out: by kind, or one for all of them. Nothing where it is not there then.
  let defaults: [Default]
  /// What it is when it is left out, where that depends on other keys.
  let defaultDocumentation: String?

  struct Default: Sendable {
    /// `nil` for an object without kinds.
    let kind: String?
    let value: JSONTree
  }

  /// The default where it is the same for all kinds.
  var commonDefault: JSONTree? {
    guard let first = defaults.first?.value else { return nil }
    return defaults.allSatisfy { $0.value == first } ? first : nil
  }
}
