/// Reads JSON (RFC 8259) strictly, and says what is wrong and where.
///
/// Stricter than the RFC in what would hide a mistake: no key twice in an object, no nesting beyond `depthLimit`, no
/// number beyond the range of `Double`. A byte order mark at the start is skipped.
public struct JSONParser {
  public static let depthLimit = 64

  let bytes: [UInt8]
  var index = 0
  private var line = 1
  private var lineStart = 0
  /// Bytes of this line that continue a scalar, and so take no column.
  var continuations = 0

  /// The value of a whole text.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      parser.index = 3
      parser.lineStart = 3
    }
    parser.skipSpace()
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.byte != nil { throw parser.expected("the end of the text") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte; `nil` at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  var position: JSONValue.Position {
    JSONValue.Position(line: line, column: index - lineStart - continuations + 1)
  }

  func error(_ problem: JSONError.Problem, at position: JSONValue.Position? = nil) -> JSONError {
    JSONError(position: position ?? self.position, problem: problem)
  }

  /// The error that something else than `what` comes next.
  func expected(_ what: String) -> JSONError {
    if let word = word { return error(.expected(what, found: JSONTree.quoted(word))) }
    guard let byte else { return error(.expected(what, found: "the end of the text")) }
    guard byte >= 0x80 else {
      let hint =
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "#"): " (JSON has no comments)"
        case UInt8(ascii: "'"): " (JSON strings take double quotes)"
        default: ""
        }
      return error(.expected(what, found: JSONTree.quoted(String(UnicodeScalar(byte))) + hint))
    }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    let scalar = rest.unicodeScalars.first.map(String.init) ?? ""
    return scalar == "\u{FFFD}"
      ? error(.badUTF8) : error(.expected(what, found: JSONTree.quoted(scalar)))
  }

  /// The letters and digits that come next, if a letter starts them.
  private var word: String? {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let byte, isLetter(byte) else { return nil }
    let letters = bytes[index...].prefix(24).prefix {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  mutating func skipSpace() {
    while let byte {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\n"):
        index += 1
        line += 1
        lineStart = index
        continuations = 0
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    let start = position
    let content: JSONValue.Content
    switch byte {
    case UInt8(ascii: "{"):
      if depth == Self.depthLimit { throw error(.tooDeep(limit: Self.depthLimit)) }
      content = .object(try object(depth: depth))
    case UInt8(ascii: "["):
      if depth == Self.depthLimit { throw error(.tooDeep(limit: Self.depthLimit)) }
      content = .array(try array(depth: depth))
    case UInt8(ascii: "\""): content = .string(try string())
    case .some(let byte) where "-+.0123456789".utf8.contains(byte): content = try number()
    default: content = try literal()
    }
    return JSONValue(content, at: start)
  }

  private mutating func literal() throws(JSONError) -> JSONValue.Content {
    let literals: [(word: String, value: JSONValue.Content)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    guard let word else { throw expected("a value") }
    for literal in literals where literal.word == word {
      index += word.utf8.count
      return literal.value
    }
    if word == "None" { throw error(.badWord(word, meant: "null")) }
    for literal in literals where literal.word == word.lowercased() {
      throw error(.badWord(word, meant: literal.word))
    }
    throw expected("a value")
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    index += 1
    skipSpace()
    var items: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return items }
    while true {
      items.append(try value(depth: depth + 1))
      if try isLast(closer: UInt8(ascii: "]")) { return items }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    index += 1
    skipSpace()
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if take(UInt8(ascii: "}")) { return members }
    while true {
      if byte != UInt8(ascii: "\"") { throw expected("a key in double quotes") }
      let keyPosition = position
      let key = try string()
      guard keys.insert(key).inserted else { throw error(.duplicateKey(key), at: keyPosition) }
      skipSpace()
      if !take(UInt8(ascii: ":")) { throw expected("\":\" after the key \(JSONTree.excerpt(key))") }
      skipSpace()
      let value = try value(depth: depth + 1)
      members.append(JSONValue.Member(key: key, position: keyPosition, value: value))
      if try isLast(closer: UInt8(ascii: "}")) { return members }
    }
  }

  /// Takes what follows a value in a container: its end, or a comma with more after it.
  private mutating func isLast(closer: UInt8) throws(JSONError) -> Bool {
    let name = String(UnicodeScalar(closer))
    skipSpace()
    if take(closer) { return true }
    if !take(UInt8(ascii: ",")) { throw expected("\",\" or \"\(name)\" after a value") }
    skipSpace()
    if byte == closer { throw error(.trailingComma(closer: name)) }
    return false
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    if byte != wanted { return false }
    index += 1
    return true
  }
}
