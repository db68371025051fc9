import Formatting
import JSON

/// Numbers, strings and choices.
extension ConfigReader {
  package func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil
  ) throws(ConfigError) -> Int {
    guard let value = try member(key, or: fallback) else { return fallback ?? range.lowerBound }
    guard let number = Self.integer(value) else {
      throw error(key, "expected a whole number, found \(value.summary)")
    }
    try check(number, in: range, key)
    return number
  }

  /// - Parameter subject: what stands before the number in the error: "a width of ".
  /// - Throws: when `number` is not in `range`.
  package func check(
    _ number: Int, in range: ClosedRange<Int>, _ key: String, _ subject: String = ""
  ) throws(ConfigError) {
    guard !range.contains(number) else { return }
    throw error(
      key,
      "\(subject)\(number) is out of range; it must be from \(Numerals.grouped(range.lowerBound)) to \(Numerals.grouped(range.upperBound))"
    )
  }

  /// - Parameter isAboveZero: what errors say of the lower bound, when that only keeps 0 out.
  package func number(
    _ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil,
    isAboveZero: Bool = false
  ) throws(ConfigError) -> Double {
    guard let value = try member(key, or: fallback) else { return fallback ?? range.lowerBound }
    guard let number = Self.number(value) else {
      throw error(key, "expected a number, found \(value.summary)")
    }
    guard range.contains(number) else {
      let bounds =
        isAboveZero
        ? "above 0 and at most \(Self.plain(range.upperBound))"
        : "from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
      throw error(key, "\(Self.plain(number)) is out of range; it must be \(bounds)")
    }
    return number
  }

  /// An amount of bytes: a whole number, or a string like "300kB".
  package func byteCount(_ key: String, in range: ClosedRange<Int>) throws(ConfigError) -> Int {
    guard case .string(let text)? = self[key]?.content else {
      return try integer(key, in: range)
    }
    guard let count = ByteCount.parse(text) else {
      throw error(
        key,
        "expected a number of bytes or a size like \"300kB\" or \"1.5MB\", found the string "
          + JSONTree.excerpt(text))
    }
    guard range.contains(count) else {
      throw error(
        key,
        "\(JSONTree.excerpt(text)) is out of range; it must be from \(Readable.bytes(range.lowerBound)) to \(Readable.bytes(range.upperBound))"
      )
    }
    return count
  }

  package func string(_ key: String, default fallback: String? = nil) throws(ConfigError) -> String
  {
    guard let value = try member(key, or: fallback) else { return fallback ?? "" }
    guard case .string(let text) = value.content else {
      throw error(key, "expected a string, found \(value.summary)")
    }
    return text
  }

  /// `nil` when the key is not there.
  package func boolean(_ key: String) throws(ConfigError) -> Bool? {
    guard let value = self[key] else { return nil }
    guard case .boolean(let boolean) = value.content else {
      throw error(key, "expected true or false, found \(value.summary)")
    }
    return boolean
  }

  /// One of the words of an enumeration.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice? = nil
  ) throws(ConfigError) -> Choice where Choice.RawValue == String {
    let text = try string(key, default: fallback?.rawValue)
    guard let choice = Choice(rawValue: text) else {
      throw error(key, Self.unknown(text, among: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// What is wrong with a string that is none of those allowed.
  package static func unknown(_ text: String, among choices: [String]) -> String {
    let meanings = Vocabulary.meanings(of: text, among: choices)
    let advice = Vocabulary.advice(for: text, among: choices)
    return "\(JSONTree.excerpt(text)) is not one of \(choices.joined(separator: ", "))"
      + (!advice.isEmpty
        ? advice
        : meanings.isEmpty
          ? Suggestion.clause(for: text, among: choices) : Suggestion.clause(for: meanings))
  }

  package static func integer(_ value: JSONValue) -> Int? {
    switch value.content {
    case .integer(let number): number
    case .number(let number) where number == number.rounded() && abs(number) < 9e15: Int(number)
    default: nil
    }
  }

  package static func number(_ value: JSONValue) -> Double? {
    switch value.content {
    case .integer(let whole): Double(whole)
    case .number(let real): real
    default: nil
    }
  }

  /// The value of a key; a missing one is an error unless there is something to fall back on.
  private func member(_ key: String, or fallback: Any?) throws(ConfigError) -> JSONValue? {
    if let value = self[key] { return value }
    guard fallback != nil else { throw error(key, "is missing") }
    return nil
  }

  /// A number as a person would write it: "10", "0.5", "1e15", "1e-9".
  package static func plain(_ value: Double) -> String {
    guard let whole = Int(exactly: value) else {
      return "\(value)".split(separator: "e-0", maxSplits: 1).joined(separator: "e-")
    }
    let digits = "\(whole)"
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    return zeros < 15 ? digits : "\(digits.dropLast(zeros))e\(zeros)"
  }
}
