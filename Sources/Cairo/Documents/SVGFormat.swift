import CLibrary
import Graphics

/// How values are written in SVG.
enum SVGFormat {
  /// A number with up to three decimals: finer than any screen or printer.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let thousandths = (min(1e12, max(-1e12, value)) * 1000).rounded()
    let whole = Int(thousandths)
    let (units, rest) = (abs(whole) / 1000, abs(whole) % 1000)
    let sign = whole < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(units)" }
    var decimals = String(rest + 1000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(units).\(decimals)"
  }

  /// The d attribute of a path.
  static func data(_ path: Path) -> String {
    func place(_ p: Point) -> String { "\(number(p.x)) \(number(p.y))" }
    var hasStart = false
    return path.elements.map { element in
      switch element {
      case .move(let p):
        hasStart = true
        return "M\(place(p))"
      case .line(let p):
        defer { hasStart = true }
        return hasStart ? "L\(place(p))" : "M\(place(p))"
      case .curve(let a, let b, let p):
        let start = hasStart ? "" : "M\(place(a))"
        hasStart = true
        return "\(start)C\(place(a)) \(place(b)) \(place(p))"
      case .close: return hasStart ? "Z" : ""
      }
    }.joined()
  }

  static func fill(_ color: Color?) -> String {
    color.map { " fill=\"\(hex($0))\"" + opacity($0, "fill-opacity") } ?? ""
  }

  static func stroke(_ stroke: Stroke?, dashOffset: Double = 0) -> String {
    guard let stroke else { return "" }
    var text = " stroke=\"\(hex(stroke.color))\"" + opacity(stroke.color, "stroke-opacity")
    text += " stroke-width=\"\(number(stroke.width))\""
    if stroke.cap == .round { text += " stroke-linecap=\"round\"" }
    if !stroke.dash.isEmpty {
      text += " stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: " "))\""
    }
    if dashOffset != 0 { text += " stroke-dashoffset=\"\(number(dashOffset))\"" }
    return text
  }

  private static func hex(_ color: Color) -> String {
    let digits = String(color.opacity(1).pixel & 0xFF_FFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func opacity(_ color: Color, _ attribute: String) -> String {
    color.opacity < 1 ? " \(attribute)=\"\(number(max(0, color.opacity)))\"" : ""
  }

  /// Text between tags.
  static func escaped(_ string: String) -> String {
    var result = ""
    for scalar in string.printable.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : 61)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
