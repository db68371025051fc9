/// Numbers as tables write them: digits with at most one decimal mark, a sign and an exponent.
enum CSVNumber {
  /// Powers of ten that are exact.
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// - Returns: the nearest number, which may be infinite; `nil` for other text, "nan", "inf" and hexadecimals among it.
  static func parse(_ bytes: some Collection<UInt8>, _ decimal: DecimalMark) -> Double? {
    let mark = decimal == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
    var index = bytes.startIndex
    func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }
    var isNegative = false
    if let sign = peek(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index = bytes.index(after: index)
    }
    var (mantissa, digits, decimals): (UInt64, Int, Int) = (0, 0, 0)
    var (hasMark, isExact) = (false, true)
    while let byte = peek() {
      if byte == mark, !hasMark {
        hasMark = true
      } else if case UInt8(ascii: "0")...UInt8(ascii: "9") = byte {
        digits += 1
        if mantissa < 1 << 53 / 10 {
          mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
          if hasMark { decimals += 1 }
        } else {
          isExact = false
        }
      } else {
        break
      }
      index = bytes.index(after: index)
    }
    guard digits > 0 else { return nil }
    var exponent = 0
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      guard let value = exponentValue(bytes[bytes.index(after: index)...]) else { return nil }
      exponent = value
    } else if index < bytes.endIndex {
      return nil
    }
    let power = exponent - decimals
    // W. D. Clinger, 1990: both are exact, so that one operation rounds once.
    if isExact, abs(power) <= 22 {
      let value = power < 0 ? Double(mantissa) / powers[-power] : Double(mantissa) * powers[power]
      return isNegative ? -value : value
    }
    let text = String(decoding: bytes.map { $0 == mark ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    return Double(text)
  }

  /// Digits with a sign, as much as matters; `nil` for other text.
  private static func exponentValue(_ bytes: some Collection<UInt8>) -> Int? {
    var rest = bytes[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    if rest.isEmpty { return nil }
    var value = 0
    for byte in rest {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
    }
    return isNegative ? -value : value
  }
}
