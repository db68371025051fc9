import Formatting

/// For the page.
extension ValueShape {
  /// "a whole number, 1 to 4,096".
  var text: String {
    switch self {
    case .any: "any value"
    case .boolean: "`true` or `false`"
    case .integer(let range):
      range.lowerBound == .min
        ? "a whole number"
        : "a whole number, \(Numerals.grouped(range.lowerBound)) to \(Numerals.grouped(range.upperBound))"
    case .number(let range, let isAboveZero):
      range.upperBound.isInfinite
        ? "a number"
        : isAboveZero
          ? "a number above 0, at most \(ConfigReader.plain(range.upperBound))"
          : "a number, \(ConfigReader.plain(range.lowerBound)) to \(ConfigReader.plain(range.upperBound))"
    case .string: "a string"
    case .pattern(_, let text): text
    case .byteCount(let range):
      "a number of bytes or a size like `\"300kB\"`, \(Readable.bytes(range.lowerBound)) to \(Readable.bytes(range.upperBound))"
    case .choice(let choices):
      choices.allSatisfy { $0.documentation.isEmpty }
        ? choices.map { "`\"\($0.name)\"`" }.joined(separator: ", ")
        : choices.count == 1 ? "`\"\(choices[0].name)\"`" : "one of the strings below"
    case .list(.object, let count):
      "a list of \(Numerals.grouped(count.lowerBound)) to \(Numerals.grouped(count.upperBound)) objects"
    case .list(let entry, let count):
      count.lowerBound == count.upperBound
        ? "a list of \(count.lowerBound): \(entry.text)" : "a list: \(entry.text)"
    case .object: "an object"
    case .dictionary(_, let text, let entry): "an object from \(text) to \(entry.text)"
    case .either(let shapes): shapes.map(\.text).joined(separator: ", or ")
    }
  }

  /// The objects in it, with their paths.
  func objects(_ path: String) -> [(object: ObjectShape, path: String)] {
    switch self {
    case .object(let object): [(object, path)]
    case .list(let entry, _): entry.objects(path + "[]")
    case .either(let shapes): Array(shapes.flatMap { $0.objects(path) }.prefix(1))
    default: []
    }
  }

  /// The strings that need more than their names.
  var documentedChoices: [ChoiceShape] {
    switch self {
    case .choice(let choices) where choices.count > 1:
      choices.contains { !$0.documentation.isEmpty } ? choices : []
    case .list(let entry, _): entry.documentedChoices
    case .either(let shapes): shapes.flatMap(\.documentedChoices)
    default: []
    }
  }
}
