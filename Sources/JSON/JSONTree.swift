/// A value to be written as JSON; objects keep the order of their keys.
public indirect enum JSONTree: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([(String, JSONTree)])

  public static func == (a: JSONTree, b: JSONTree) -> Bool { a.text == b.text }

  /// The value on lines of its own, indented by two; the same tree gives the same text.
  ///
  /// Numbers are the shortest that read back the same, whole ones without a fraction. Lists and objects of plain values
  /// stay on one line while they are short. Numbers that are not finite become null, as JSON has none.
  public var text: String { text(indent: "") + "\n" }

  private func text(indent: String) -> String {
    let line = compact
    if line.count <= 96 - indent.count, !holdsNested { return line }
    let inner = indent + "  "
    switch self {
    case .array(let elements):
      return "[\n" + elements.map { inner + $0.text(indent: inner) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let members):
      return "{\n"
        + members.map { "\(inner)\(Self.quoted($0)): \($1.text(indent: inner))" }
        .joined(separator: ",\n") + "\n\(indent)}"
    default: return line
    }
  }

  /// The value on one line.
  public var compact: String { line(space: " ") }

  /// The value without any white space.
  public var minified: String { line(space: "") }

  private func line(space: String) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value):
      guard value.isFinite else { return "null" }
      return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .string(let value): return Self.quoted(value)
    case .array(let elements):
      return "[" + elements.map { $0.line(space: space) }.joined(separator: "," + space) + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let pairs = members.map { "\(Self.quoted($0)):\(space)\($1.line(space: space))" }
      return "{\(space)" + pairs.joined(separator: "," + space) + "\(space)}"
    }
  }

  private var holdsNested: Bool {
    let inner: [JSONTree]
    switch self {
    case .array(let elements): inner = elements
    case .object(let members): inner = members.map(\.1)
    default: return false
    }
    return inner.contains { value in
      switch value {
      case .array, .object: true
      default: false
      }
    }
  }

  /// The start of a string that someone wrote, in quotes: for messages, which are one line and not too long.
  public static func excerpt(_ string: String, limit: Int = 60) -> String {
    quoted(string.count > limit ? string.prefix(limit) + "…" : string)
  }

  /// A string in quotes, with escapes where JSON demands them, and for the characters that would command the terminal or
  /// turn the direction of a line that shows it.
  public static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}",
        _ where !scalar.isASCII && scalar.properties.isBidiControl:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
