/// One of the strings that a value may be.
package struct ChoiceShape: Sendable {
  let name: String
  /// What it means: a sentence in Markdown.
  let documentation: String

  package init(name: String, documentation: String) {
    self.name = name
    self.documentation = documentation
  }

  /// All values of a type, an enumeration or a struct, with the texts of those that are `DocumentedChoice`s.
  static func all<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> [ChoiceShape]
  where Choice.RawValue == String {
    type.allCases.map {
      ChoiceShape(
        name: $0.rawValue, documentation: ($0 as? any DocumentedChoice)?.documentation ?? "")
    }
  }
}

/// A choice of a config that the reference explains.
package protocol DocumentedChoice {
  /// What it means, with its formula: sentences in Markdown.
  var documentation: String { get }
}
