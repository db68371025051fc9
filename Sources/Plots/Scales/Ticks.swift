import Glibc

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
    return (first...last).map { index in
      let value = Double(index) * step
      return Tick(value: value, label: Numerals.fixed(value, decimals: decimals))
    }
  }
}
