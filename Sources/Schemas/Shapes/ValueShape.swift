/// What a value in a config may be, as data: for messages, the reference and the JSON Schema.
package indirect enum ValueShape: Sendable {
  /// Anything: only the field itself can tell.
  case any
  case boolean
  case integer(ClosedRange<Int>)
  /// - isAboveZero: the lower bound only keeps 0 out.
  case number(ClosedRange<Double>, isAboveZero: Bool)
  case string
  /// A string that a regular expression (ECMA 262) finds a match in, and what the page says of it.
  case pattern(String, text: String)
  /// A whole number, or a string like "300kB".
  case byteCount(ClosedRange<Int>)
  case choice([ChoiceShape])
  case list(ValueShape, count: ClosedRange<Int>)
  case object(ObjectShape)
  /// An object whose keys are the user's own: a regular expression (ECMA 262) that they fit, if any, and what the page calls them.
  case dictionary(keys: String?, text: String, ValueShape)
  case either([ValueShape])

  /// A file's name with one of some endings, in any case: "gif".
  package static func file(endings: [String], text: String) -> ValueShape {
    let choices = endings.map { ending in
      ending.map { "[\($0.lowercased())\($0.uppercased())]" }.joined()
    }
    return .pattern("[.](\(choices.joined(separator: "|")))$", text: text)
  }

  package static func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) -> ValueShape where Choice.RawValue == String {
    .choice(ChoiceShape.all(of: type))
  }
}
