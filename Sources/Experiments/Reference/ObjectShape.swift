import JSON

/// The keys of an object in a config, as data.
struct ObjectShape {
  /// Of an object whose kind decides which keys it has.
  let kind: Kind?
  let fields: [FieldShape]

  struct Kind {
    let choices: [ChoiceShape]
    /// `nil` when the kind must be given.
    let fallback: String?
  }
}

/// A key of an object in a config, as data.
struct FieldShape {
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

  struct Default {
    /// `nil` for an object without kinds.
    let kind: String?
    let value: JSONTree
  }
}
