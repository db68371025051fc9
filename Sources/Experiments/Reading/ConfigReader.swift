import Formatting
import JSON
import Plots

/// An object of a config while it is read: typed values by key, with the key's path in every error.
///
///     let reader = try ConfigReader(value, file: file, path: "dataset")
///     try reader.check(keys: ["kind", "samples"])
///     let samples = try reader.integer("samples", in: 2...1_000_000, default: 1000)
struct ConfigReader {
  let file: String
  /// "network.layers[1]"; empty at the top.
  let path: String
  private let keys: [String]
  private let members: [String: JSONValue]

  /// - Throws: when the value is no object.
  init(_ value: JSONValue, file: String, path: String) throws(ConfigError) {
    self.file = file
    self.path = path
    guard case .object(let members) = value.content else {
      throw .value(file: file, keyPath: path, "expected an object, found \(value.summary)")
    }
    keys = members.map(\.key)
    self.members = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// - Parameter shown: the keys that the message offers; all of `known` if `nil`.
  /// - Throws: when there is a key that is not one of `known`.
  func check(keys known: [String], shown: [String]? = nil) throws(ConfigError) {
    for key in keys where !known.contains(key) {
      let clause = Suggestion.clause(for: key, among: known)
      let isWord = key.count <= 40 && key.allSatisfy { $0.isLetter || $0.isNumber }
      // Quoted, a key of any kind leaves the sentence readable.
      throw error(
        isWord && !key.isEmpty ? key : JSONTree.excerpt(key),
        "unknown key\(clause); the keys here are \((shown ?? known).joined(separator: ", "))")
    }
  }

  subscript(key: String) -> JSONValue? { members[key] }

  func has(_ key: String) -> Bool { members[key] != nil }

  /// - Parameter index: of the entry, where the value is a list.
  func error(_ key: String, at index: Int? = nil, _ problem: String) -> ConfigError {
    let entry = index.map { "[\($0)]" } ?? ""
    return .value(file: file, keyPath: Self.join(path, key) + entry, problem)
  }

  func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil
  ) throws(ConfigError) -> Int {
    guard let value = try member(key, or: fallback) else { return fallback ?? range.lowerBound }
    guard let number = Self.integer(value) else {
      throw error(key, "expected a whole number, found \(value.summary)")
    }
    guard range.contains(number) else {
      throw error(
        key,
        "\(number) is out of range; it must be from \(Numerals.grouped(range.lowerBound)) to \(Numerals.grouped(range.upperBound))"
      )
    }
    return number
  }

  /// - Parameter isAboveZero: what errors say of the lower bound, when that only keeps 0 out.
  func number(
    _ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil,
    isAboveZero: Bool = false
  ) throws(ConfigError) -> Double {
    guard let value = try member(key, or: fallback) else { return fallback ?? range.lowerBound }
    let number: Double
    switch value.content {
    case .integer(let whole): number = Double(whole)
    case .number(let real): number = real
    default: throw error(key, "expected a number, found \(value.summary)")
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

  func string(_ key: String, default fallback: String? = nil) throws(ConfigError) -> String {
    guard let value = try member(key, or: fallback) else { return fallback ?? "" }
    guard case .string(let text) = value.content else {
      throw error(key, "expected a string, found \(value.summary)")
    }
    return text
  }

  /// `nil` when the key is not there.
  func boolean(_ key: String) throws(ConfigError) -> Bool? {
    guard let value = members[key] else { return nil }
    guard case .boolean(let boolean) = value.content else {
      throw error(key, "expected true or false, found \(value.summary)")
    }
    return boolean
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice? = nil
  ) throws(ConfigError) -> Choice where Choice.RawValue == String {
    let text = try string(key, default: fallback?.rawValue)
    guard let choice = Choice(rawValue: text) else {
      throw error(key, Self.unknown(text, among: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// What is wrong with a string that is none of those allowed.
  private static func unknown(_ text: String, among choices: [String]) -> String {
    "\(JSONTree.excerpt(text)) is not one of \(choices.joined(separator: ", "))"
      + Suggestion.clause(for: text, among: choices)
  }

  /// A list of different strings of an enumeration; `nil` when the key is not there.
  func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ key: String
  ) throws(ConfigError) -> [Choice]? where Choice.RawValue == String {
    let all = Choice.allCases.map(\.rawValue)
    guard let values = try list(key, count: 0...all.count) else { return nil }
    var choices: [Choice] = []
    for (index, value) in values.enumerated() {
      guard case .string(let text) = value.content else {
        throw error(key, at: index, "expected a string, found \(value.summary)")
      }
      guard let choice = Choice(rawValue: text) else {
        throw error(key, at: index, Self.unknown(text, among: all))
      }
      if choices.contains(choice) { throw error(key, at: index, "\"\(text)\" is there already") }
      choices.append(choice)
    }
    return choices
  }

  /// A list of whole numbers; `nil` when the key is not there.
  ///
  /// - Parameter expected: what errors say of an entry: "an epoch, from 0".
  func integers(
    _ key: String, count: ClosedRange<Int>, in range: ClosedRange<Int>, expected: String
  ) throws(ConfigError) -> [Int]? {
    guard let values = try list(key, count: count) else { return nil }
    var integers: [Int] = []
    for (index, value) in values.enumerated() {
      guard let integer = Self.integer(value), range.contains(integer) else {
        throw error(key, at: index, "expected \(expected), found \(value.summary)")
      }
      integers.append(integer)
    }
    return integers
  }

  /// The reader of an object inside; `nil` when the key is not there.
  func object(_ key: String) throws(ConfigError) -> ConfigReader? {
    guard let value = members[key] else { return nil }
    return try ConfigReader(value, file: file, path: Self.join(path, key))
  }

  /// What an object inside says over what it starts from; all of that when the key is not there.
  func read<Spec>(
    _ key: String, _ schema: Schema<Spec>, over start: Spec
  ) throws(ConfigError) -> Spec {
    guard let reader = try object(key) else { return start }
    return try schema.read(reader, over: start)
  }

  /// The readers of a list of objects; `nil` when the key is not there.
  func objects(_ key: String, count: ClosedRange<Int>) throws(ConfigError) -> [ConfigReader]? {
    guard let values = try list(key, count: count) else { return nil }
    var readers: [ConfigReader] = []
    for (index, value) in values.enumerated() {
      readers.append(
        try ConfigReader(value, file: file, path: "\(Self.join(path, key))[\(index)]"))
    }
    return readers
  }

  /// A list; `nil` when the key is not there.
  func list(_ key: String, count: ClosedRange<Int>) throws(ConfigError) -> [JSONValue]? {
    guard let value = members[key] else { return nil }
    guard case .array(let values) = value.content else {
      throw error(key, "expected a list, found \(value.summary)")
    }
    guard count.contains(values.count) else {
      throw error(
        key,
        "has \(values.count) entries; it must have from \(Numerals.grouped(count.lowerBound)) to \(Numerals.grouped(count.upperBound))"
      )
    }
    return values
  }

  /// Whether a value is a list.
  func isList(_ key: String) -> Bool {
    if case .array? = members[key]?.content { true } else { false }
  }

  static func integer(_ value: JSONValue) -> Int? {
    switch value.content {
    case .integer(let number): number
    case .number(let number) where number == number.rounded() && abs(number) < 9e15: Int(number)
    default: nil
    }
  }

  /// The value of a key; a missing one is an error unless there is something to fall back on.
  private func member(_ key: String, or fallback: Any?) throws(ConfigError) -> JSONValue? {
    if let value = members[key] { return value }
    guard fallback != nil else { throw error(key, "is missing") }
    return nil
  }

  /// A number as a person would write it.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}
