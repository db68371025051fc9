import CLibrary
import Formatting

/// How the numbers of an axis are written: all in the same way, as short as tells them apart.
///
/// Years and other numbers of four digits have no separator; longer ones have, and from a million on a letter or a power of
/// ten: "1950", "20,000", "1.2M", "2×10⁻⁴".
public struct NumberFormat: Sendable, Equatable {
  private enum Style: Equatable {
    case fixed(decimals: Int, isGrouped: Bool)
    /// Divided by a power of ten that a letter stands for.
    case scaled(exponent: Int, decimals: Int, suffix: String)
  }

  private let style: Style

  /// - Parameters:
  ///   - step: the difference of neighbours; above 0.
  ///   - largest: the largest size of them all.
  public init(step: Double, largest: Double) {
    func decimals(_ step: Double) -> Int { max(0, -Int(floor(log10(step) + 1e-9))) }
    let letters = [(6, "M"), (9, "B"), (12, "T")]
    if largest >= 1e6, largest < 1e15,
      let (exponent, letter) = letters.last(where: { largest >= pow(10, Double($0.0)) })
    {
      let places = decimals(step / pow(10, Double(exponent)))
      // More digits than that would say no more than the number itself.
      if places <= 3 {
        style = .scaled(exponent: exponent, decimals: places, suffix: letter)
        return
      }
      style = .fixed(decimals: decimals(step), isGrouped: true)
    } else if largest >= 1e15 || largest < 1e-3, largest > 0 {
      let exponent = Int(floor(log10(largest) + 1e-9))
      style = .scaled(
        exponent: exponent, decimals: decimals(step / pow(10, Double(exponent))),
        suffix: "×" + Numerals.powerOfTen(exponent))
    } else {
      style = .fixed(decimals: decimals(step), isGrouped: largest >= 10_000)
    }
  }

  public func text(_ value: Double) -> String {
    switch style {
    case .fixed(let decimals, let isGrouped):
      if decimals == 0, isGrouped, abs(value) < 1e15 {
        return Numerals.grouped(Int(value.rounded()))
      }
      return Numerals.fixed(value, decimals: decimals)
    case .scaled(let exponent, let decimals, let suffix):
      if value == 0 { return "0" }
      return Numerals.fixed(value / pow(10, Double(exponent)), decimals: decimals) + suffix
    }
  }

  /// A single number in as few digits as say it to three places: "0.5", "1.25M".
  public static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return Numerals.short(value) }
    let step = pow(10, floor(log10(abs(value))) - 2)
    var text = NumberFormat(step: step, largest: abs(value)).text(value)
    guard text.contains("."), text.last?.isNumber == true, !text.contains("×") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
