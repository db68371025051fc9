/// A colour as people write it.
enum HexColor {
  /// 0xRRGGBB of "#rrggbb", "rrggbb", "#rgb", "white" or "black"; `nil` for what is none.
  static func parse(_ word: String) -> UInt32? {
    switch word.lowercased() {
    case "white": return 0xFFFFFF
    case "black": return 0
    default: break
    }
    var digits = Array(word.hasPrefix("#") ? word.dropFirst() : word[...])
    if digits.count == 3, word.hasPrefix("#") { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    return UInt32(String(digits), radix: 16)
  }
}
