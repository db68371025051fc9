/// One of the strings that a value may be.
struct ChoiceShape: Sendable {
  let name: String
  /// What it means: a sentence in Markdown.
  let documentation: String

  static func all<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> [ChoiceShape]
  where Choice.RawValue == String {
    type.allCases.map {
      ChoiceShape(
        name: $0.rawValue, documentation: ($0 as? any DocumentedChoice)?.documentation ?? "")
    }
  }
}

/// A choice of a config that the reference explains.
protocol DocumentedChoice {
  /// What it means, with its formula: sentences in Markdown.
  var documentation: String { get }
}
