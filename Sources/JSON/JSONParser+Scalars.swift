extension JSONParser {
  /// A number by JSON's grammar: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  mutating func number() throws(JSONError) -> JSONValue.Content {
    let start = position
    let run = bytes[index...].prefix {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || "+-.0123456789_".utf8.contains($0)
    }
    let text = String(decoding: run.prefix(40), as: UTF8.self)
    if let hint = Self.hint(run) { throw error(.badNumber(text, hint: hint), at: start) }
    index += run.count
    let whole = String(decoding: run, as: UTF8.self)
    if let integer = Int(whole), whole != "-0" { return .integer(integer) }
    guard let number = Double(whole), number.isFinite else {
      throw error(.numberTooLarge(text), at: start)
    }
    return .number(number)
  }

  /// What is wrong with a number; `nil` if nothing is.
  private static func hint(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func takeDigits() -> Int {
      let digits = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == UInt8(ascii: "+") { return "it must not start with \"+\"" }
    if rest.first == UInt8(ascii: ".") { return "a digit must come before the \".\"" }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let digits = takeDigits()
    if digits == 0 { return "a digit must follow the \"-\"" }
    if startsWithZero && digits > 1 { return "it must not start with 0" }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if takeDigits() == 0 { return "a digit must follow the \".\"" }
    }
    if let first = rest.first, first | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      if takeDigits() == 0 { return "a digit must follow the \"e\"" }
    }
    guard let extra = rest.first else { return nil }
    return "\"\(UnicodeScalar(extra))\" does not belong in it"
  }

  /// A string; the next byte is its opening quote.
  mutating func string() throws(JSONError) -> String {
    let start = position
    index += 1
    var content: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\") where index + 1 < bytes.count:
        try escape(into: &content)
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw error(.unterminatedString, at: start)
      case 0..<0x20: throw error(.controlCharacter(byte))
      case 0x20..<0x80:
        content.append(byte)
        index += 1
      default:
        let count = scalarLength
        if count == 0 { throw error(.badUTF8) }
        content += bytes[index..<index + count]
        index += count
        continuations += count - 1
      }
    }
    throw error(.unterminatedString, at: start)
  }

  /// The bytes of the scalar beyond ASCII that comes next; 0 if it is not well-formed UTF-8.
  private var scalarLength: Int {
    var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
    return UTF8.width(scalar)
  }

  /// The next byte is the backslash, and not the last byte.
  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    let start = position
    let letter = bytes[index + 1]
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
      UInt8(ascii: "t"): 9,
    ]
    if let value = simple[letter] {
      content.append(value)
      index += 2
      return
    }
    guard letter == UInt8(ascii: "u") else {
      let shown = (0x21..<0x7F).contains(letter) ? String(UnicodeScalar(letter)) : ""
      throw error(.badEscape("\\" + shown))
    }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      guard bytes[index...].starts(with: "\\u".utf8) else {
        throw error(.loneSurrogate, at: start)
      }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error(.loneSurrogate, at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    // What is no scalar by now is the second half of a pair without the first.
    guard let scalar = UnicodeScalar(code) else { throw error(.loneSurrogate, at: start) }
    content += UTF8.encode(scalar).map(Array.init) ?? []
  }

  /// The number of a `\u` escape with its four digits.
  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    let digits = bytes[min(index + 2, bytes.count)...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4,
      digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let code = UInt32(text, radix: 16)
    else {
      throw error(.badEscape("\\u" + text.prefix { $0.isLetter || $0.isNumber }))
    }
    index += 6
    return code
  }
}
