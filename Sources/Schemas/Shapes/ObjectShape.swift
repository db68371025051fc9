import JSON

/// The keys of an object in a config, as data.
package struct ObjectShape: Sendable {
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
