import CLibrary

/// Numbers as a figure shows them: a true minus sign, and always the same width for the same number of digits,
/// so that a value that counts up does not make its neighbours jump.
public enum Numerals {
  /// `value` with exactly `decimals` digits after the point, halves away from zero: "−0.25".
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    let scale = pow(10, Double(decimals))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e18 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let text =
      decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals)
    return value < 0 && scaled != 0 ? "−" + text : String(text)
  }

  /// A share as a percentage with one digit: "99.5 %".
  public static func percent(_ share: Double) -> String {
    fixed(share * 100, decimals: 1) + " %"
  }

  /// A whole number with its thousands set apart: "20,000".
  public static func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "−" : "") + ([Substring(digits)] + groups).joined(separator: ",")
  }

  /// `fixed` with the thousands of its whole part set apart: "1,500.25".
  public static func grouped(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    let parts = text.split(separator: ".")
    guard let whole = parts.first, let number = Int(whole.drop { $0 == "−" }), parts.count == 2
    else { return text }
    return (text.hasPrefix("−") ? "−" : "") + grouped(number) + "." + parts[1]
  }

  /// Four significant digits for values of everyday size, else a power of ten: "0.0073", "3.1e−7".
  public static func compact(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 4) }
    let exponent = Int(floor(log10(abs(value))))
    switch exponent {
    case 6...: return "\(fixed(value / pow(10, Double(exponent)), decimals: 2))e\(exponent)"
    case ..<(-4):
      return "\(fixed(value / pow(10, Double(exponent)), decimals: 2))e−\(-exponent)"
    case 4...: return grouped(Int(value.rounded()))
    default: return fixed(value, decimals: max(0, min(4, 3 - exponent)))
    }
  }

  /// As few digits as say the value to two places: "1", "−0.5".
  public static func short(_ value: Double) -> String {
    var text = fixed(value, decimals: 2)
    while text.contains("."), text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// "10⁻⁸".
  public static func powerOfTen(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "")
      + String(String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// A number of one digit and a power of ten: "0.02", "5", "20,000", "2e−7".
  public static func compactTick(_ value: Double) -> String {
    let exponent = Int(floor(log10(value) + 1e-9))
    if (4..<6).contains(exponent) { return grouped(Int(value.rounded())) }
    if (-4..<4).contains(exponent) { return fixed(value, decimals: max(0, -exponent)) }
    let digit = fixed(value / pow(10, Double(exponent)), decimals: 0)
    return exponent < 0 ? "\(digit)e−\(-exponent)" : "\(digit)e\(exponent)"
  }
}
