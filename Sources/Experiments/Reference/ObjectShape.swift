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
  }

  struct Kind: Sendable {
    let choices: [ChoiceShape]
    /// `nil` when the kind must be given.
    let fallback: String?
  }
}
