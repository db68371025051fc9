import CLibrary
import Formatting

/// Round numbers for an axis.
public enum Ticks {
  public struct Tick: Sendable, Equatable {
    public let value: Double
    public let label: String
  }

  /// The multiples of 1, 2 or 5 times a power of ten inside `domain`, with the step that comes nearest to
  /// `count` of them (P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
  public static func cover(_ domain: ClosedRange<Double>, about count: Int) -> [Tick] {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, span.isFinite, count > 0 else { return [] }
    let rough = span / Double(count)
    let exponent = Int(floor(log10(rough)))
    let power = pow(10, Double(exponent))
    let step = [1, 2, 5, 10].map { $0 * power }.min { abs($0 / rough - 1) < abs($1 / rough - 1) }
    guard let step, step > 0 else { return [] }
    let decimals = max(0, -Int(floor(log10(step) + 1e-9)))
    let first = Int(ceil(domain.lowerBound / step - 1e-9))
    let last = Int(floor(domain.upperBound / step + 1e-9))
    guard first <= last else { return [] }
    let isLong = decimals == 0 && (1000..<1e15).contains(domain.upperBound)
    return (first...last).map { index in
      let value = Double(index) * step
      return Tick(
        value: value,
        label: isLong ? Numerals.grouped(Int(value)) : Numerals.fixed(value, decimals: decimals))
    }
  }

  /// Whole numbers in `domain`, every first, second, fifth, …, so that there are about `count`.
  static func whole(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let span = domain.upperBound - domain.lowerBound
    guard span.isFinite, span < 1e12, count > 0 else { return [] }
    let step = [1, 2, 5, 10, 20, 50].first { span / $0 <= Double(count) * 1.5 } ?? span
    return Array(
      stride(
        from: (domain.lowerBound / step).rounded(.up) * step, through: domain.upperBound, by: step))
  }

  /// 1, 10, 100, … for a domain of logarithms; 1, 2, 5, 10, … where those would be too few.
  static func powers(_ domain: ClosedRange<Double>, about count: Int) -> [Tick] {
    let exponents = whole(domain, about: count)
    if exponents.count > 2 {
      return exponents.map { Tick(value: $0, label: Numerals.powerOfTen(Int($0))) }
    }
    let low = Int(domain.lowerBound.rounded(.down))
    let high = Int(domain.upperBound.rounded(.up))
    guard high - low < 100 else { return [] }
    return (low...high).flatMap { exponent in
      [1.0, 2, 5].map { (exponent, $0) }
    }.compactMap { exponent, digit in
      let value = Double(exponent) + log10(digit)
      guard domain.contains(value) else { return nil }
      return Tick(value: value, label: Numerals.compactTick(digit * pow(10, Double(exponent))))
    }
  }
}
