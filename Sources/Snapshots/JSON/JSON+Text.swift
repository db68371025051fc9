extension JSON {
  /// The value as indented text with a final line break. The same value gives the same text.
  ///
  /// Containers of scalars that fit in 100 columns stay on their line; numbers are the shortest that read back as the
  /// same value.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0, column: 0, isRoot: true)
    return text + "\n"
  }

  /// The value without any white space.
  public var compactText: String {
    switch self {
    case .array(let items): "[" + items.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.compactText }.joined(separator: ",")
        + "}"
    default: scalarText
    }
  }

  private func write(to text: inout String, indent: Int, column: Int, isRoot: Bool = false) {
    let items: [(key: String, value: JSON)]
    let brackets: (open: String, close: String)
    switch self {
    case .array(let array):
      items = array.map { ("", $0) }
      brackets = ("[", "]")
    case .object(let members):
      items = members.map { (Self.quoted($0.key) + ": ", $0.value) }
      brackets = ("{", "}")
    default:
      text += scalarText
      return
    }
    if items.isEmpty {
      text += brackets.open + brackets.close
      return
    }
    if !isRoot, items.allSatisfy({ $0.value.isScalar }) {
      let space = brackets.open == "{" ? " " : ""
      let line =
        brackets.open + space
        + items.map { $0.key + $0.value.scalarText }.joined(separator: ", ")
        + space + brackets.close
      // One column is the comma's.
      if column + line.count < 100 {
        text += line
        return
      }
    }
    let margin = String(repeating: " ", count: indent + 2)
    text += brackets.open + "\n"
    for (index, item) in items.enumerated() {
      text += margin + item.key
      item.value.write(to: &text, indent: indent + 2, column: indent + 2 + item.key.count)
      text += index + 1 < items.count ? ",\n" : "\n"
    }
    text += String(repeating: " ", count: indent) + brackets.close
  }

  private var isScalar: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  /// The text of anything but a container with content.
  private var scalarText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.isFinite ? value.shortestText : "null"
    case .string(let value): Self.quoted(value)
    case .array: "[]"
    case .object: "{}"
    }
  }

  /// A string in quotes, with escapes only where JSON demands them.
  static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension Double {
  /// The shortest decimal text that reads back as this value; whole numbers without a fraction.
  package var shortestText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
