import Formatting
import JSON

/// Objects and lists.
extension ConfigReader {
  /// The reader of an object inside; `nil` when the key is not there.
  ///
  /// - Parameter forms: the plain values that stand for objects there.
  package func object(_ key: String, forms: [ShortForm]) throws(ConfigError) -> ConfigReader? {
    guard let value = self[key] else { return nil }
    return try inner(value, path: keyPath(key), forms: forms)
  }

  /// What an object inside says over what it starts from; all of that when the key is not there.
  package func read<Spec>(
    _ key: String, _ schema: Schema<Spec>, over start: Spec
  ) throws(ConfigError) -> Spec {
    guard let reader = try object(key, forms: schema.shortForms) else { return start }
    return try schema.read(reader, over: start)
  }

  /// The readers of a list of objects; `nil` when the key is not there.
  ///
  /// - Parameters:
  ///   - forms: the plain values that stand for objects there.
  ///   - allowsSingle: one object, or what stands for it, is a list of one.
  package func objects(
    _ key: String, count: ClosedRange<Int>, forms: [ShortForm], allowsSingle: Bool = false
  ) throws(ConfigError) -> [ConfigReader]? {
    if allowsSingle, has(key), !isList(key) {
      return try object(key, forms: forms).map { [$0] }
    }
    guard let values = try list(key, count: count) else { return nil }
    var readers: [ConfigReader] = []
    for (index, value) in values.enumerated() {
      readers.append(try inner(value, path: "\(keyPath(key))[\(index)]", forms: forms))
    }
    return readers
  }

  /// A list; `nil` when the key is not there.
  package func list(_ key: String, count: ClosedRange<Int>) throws(ConfigError) -> [JSONValue]? {
    guard let value = self[key] else { return nil }
    guard case .array(let values) = value.content else {
      throw error(key, "expected a list, found \(value.summary)")
    }
    guard count.contains(values.count) else {
      throw error(
        key,
        "has \(values.count == 1 ? "1 entry" : "\(values.count) entries"); it must have \(Self.range(count))"
      )
    }
    return values
  }

  private static func range(_ count: ClosedRange<Int>) -> String {
    let (least, most) = (Numerals.grouped(count.lowerBound), Numerals.grouped(count.upperBound))
    return least == most ? least : "from \(least) to \(most)"
  }

  /// Whether a value is a list.
  package func isList(_ key: String) -> Bool {
    if case .array? = self[key]?.content { true } else { false }
  }

  /// A list of different strings of an enumeration; `nil` when the key is not there.
  package func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
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
  package func integers(
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
}
