import JSON

/// The keys of an object in a config, as data.
struct ObjectShape: Sendable {
  /// Of an object whose kind decides which keys it has.
  let kind: Kind?
  let fields: [FieldShape]
  /// The plain values that stand for such an object.
  let shortForms: [ShortForm]

  struct ShortForm: Sendable {
    /// "a number of units".
    let name: String
    let shape: ValueShape
    /// The members of the object that a value stands for; `nil` when it is not of this form.
    let members: @Sendable (_ value: JSONValue) -> [(key: String, value: JSONValue)]?
  }

  struct Kind: Sendable {
    let choices: [ChoiceShape]
    /// `nil` when the kind must be given.
    let fallback: String?
  }
}

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
}
