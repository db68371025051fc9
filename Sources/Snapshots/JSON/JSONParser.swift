/// A strict reader of JSON (RFC 8259) that knows line and column.
public struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0

  /// Deeper nesting than this is refused.
  public static let depthLimit = 100

  /// The value of a whole text. A byte-order mark at its start is passed over.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      parser.index = 3
      parser.lineStart = 3
    }
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.index < bytes.count {
      throw parser.error("expected the end of the text, found \(parser.found)")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var position: JSONValue.Position {
    // Columns count characters, not bytes: continuation bytes of UTF-8 are passed over.
    let characters = bytes[lineStart..<min(index, bytes.count)].count { $0 & 0xC0 != 0x80 }
    return JSONValue.Position(line: line, column: characters + 1)
  }

  private func error(_ problem: String) -> JSONError {
    JSONError(position: position, problem: problem)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// What stands at the present place, in words.
  private var found: String {
    guard let byte = next else { return "the end of the text" }
    if byte == UInt8(ascii: "/") { return "\"/\" (JSON has no comments)" }
    if byte == UInt8(ascii: "'") { return "\"'\" (JSON strings take double quotes)" }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80, end - index < 4 { end += 1 }
    return "\"\(String(decoding: bytes[index..<end], as: UTF8.self))\""
  }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A:
        index += 1
        line += 1
        lineStart = index
      default: return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard depth < Self.depthLimit else {
      throw error("lists and objects are nested deeper than \(Self.depthLimit)")
    }
    let start = position
    let content: JSONValue.Content
    switch next {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth))
    case UInt8(ascii: "["): content = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = try word("true", .boolean(true))
    case UInt8(ascii: "f"): content = try word("false", .boolean(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      content = try number()
    default: throw error("expected a value, found \(found)")
    }
    return JSONValue(content: content, position: start)
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    index += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      let start = position
      guard next == UInt8(ascii: "\"") else {
        let comma = !members.isEmpty && next == UInt8(ascii: "}")
        throw error(
          comma
            ? "the \",\" before this \"}\" has nothing after it"
            : "expected a key in double quotes, found \(found)")
      }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONError(position: start, problem: "the key \"\(key)\" is there twice")
      }
      skipSpace()
      guard take(":") else {
        throw error("expected \":\" after the key \"\(key)\", found \(found)")
      }
      let member = try value(depth: depth + 1)
      members.append(JSONValue.Member(key: key, position: start, value: member))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw error("expected \",\" or \"}\" after a value, found \(found)") }
    }
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    index += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return elements }
    while true {
      skipSpace()
      if !elements.isEmpty, next == UInt8(ascii: "]") {
        throw error("the \",\" before this \"]\" has nothing after it")
      }
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw error("expected \",\" or \"]\" after a value, found \(found)") }
    }
  }

  private mutating func word(
    _ text: String, _ content: JSONValue.Content
  ) throws(JSONError) -> JSONValue.Content {
    guard bytes[index...].starts(with: text.utf8) else {
      throw error("expected a value, found \(found)")
    }
    index += text.utf8.count
    return content
  }

  private mutating func number() throws(JSONError) -> JSONValue.Content {
    let start = index
    func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }
    var isWhole = true
    _ = take("-")
    guard isDigit(next) else { throw error("expected a digit, found \(found)") }
    if take("0") {
      if isDigit(next) { throw error("a number does not start with 0") }
    }
    while isDigit(next) { index += 1 }
    if take(".") {
      isWhole = false
      guard isDigit(next) else { throw error("expected a digit after \".\", found \(found)") }
      while isDigit(next) { index += 1 }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard isDigit(next) else { throw error("expected an exponent, found \(found)") }
      while isDigit(next) { index += 1 }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw error("the number \(text.prefix(40)) is too large")
    }
    return .number(value)
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error("the string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        index += 1
        text += try escape().utf8
      case 0..<0x20: throw error("a string ends before its closing quote")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw error("a string ends before its closing quote")
  }

  private mutating func escape() throws(JSONError) -> String {
    let escapes: [UInt8: String] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let byte = next, let character = escapes[byte] {
      index += 1
      return character
    }
    guard take("u") else { throw error("expected an escape after \"\\\", found \(found)") }
    let first = try codeUnit()
    if 0xD800..<0xDC00 ~= first, take("\\"), take("u") {
      let second = try codeUnit()
      let value = 0x10000 + ((first - 0xD800) << 10) + ((second &- 0xDC00) & 0x3FF)
      if 0xDC00..<0xE000 ~= second, let scalar = Unicode.Scalar(value) { return String(scalar) }
    } else if let scalar = Unicode.Scalar(first) {
      return String(scalar)
    }
    throw error("half of a surrogate pair stands alone")
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    let digits = bytes[index..<min(index + 4, bytes.count)]
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits after \"\\u\"") }
    index += 4
    return value
  }
}
