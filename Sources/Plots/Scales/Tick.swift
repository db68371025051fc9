import CLibrary
import Formatting

/// A value that an axis names.
public struct Tick: Sendable, Equatable {
  public let value: Double
  public let label: String

  public init(value: Double, label: String) {
    self.value = value
    self.label = label
  }

  /// The multiples of 1, 2 or 5 times a power of ten inside `domain`, with the step that comes nearest to
  /// `count` of them (P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
  static func round(_ domain: ClosedRange<Double>, about count: Int) -> [Tick] {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, span.isFinite, count > 0 else { return [] }
    let rough = span / Double(count)
    let power = pow(10, floor(log10(rough)))
    let steps = [1, 2, 5, 10].map { $0 * power }
    guard let step = steps.min(by: { abs($0 / rough - 1) < abs($1 / rough - 1) }), step > 0 else {
      return []
    }
    let first = ceil(domain.lowerBound / step - 1e-9)
    let last = floor(domain.upperBound / step + 1e-9)
    // Beyond that a Double cannot tell neighbours apart.
    guard first <= last, max(abs(first), abs(last)) < 1e15 else { return [] }
    let format = NumberFormat(step: step, largest: max(abs(first), abs(last)) * step)
    return stride(from: first, through: last, by: 1).map { index in
      Tick(value: index * step, label: format.text(index * step))
    }
  }

  /// Whole numbers in `domain`, every first, second, fifth, …, so that there are about `count`.
  static func whole(_ domain: ClosedRange<Double>, about count: Int) -> [Tick] {
    let ticks = round(domain, about: count)
    guard ticks.contains(where: { $0.value != $0.value.rounded() }) else { return ticks }
    let (low, high) = (domain.lowerBound.rounded(.up), domain.upperBound.rounded(.down))
    guard low <= high, high - low < 1000 else { return [] }
    return stride(from: low, through: high, by: 1).map {
      Tick(value: $0, label: Numerals.grouped(Int($0)))
    }
  }

  /// 1, 10, 100, …, of many every second, third, …; 1, 2, 5, 10, … where those would be too few.
  static func powers(_ domain: ClosedRange<Double>, about count: Int) -> [Tick] {
    guard domain.lowerBound > 0, count > 0 else { return [] }
    let low = Int(ceil(log10(domain.lowerBound) - 1e-9))
    let high = Int(floor(log10(domain.upperBound) + 1e-9))
    if high - low >= 2 {
      let step = max(1, Int((Double(high - low) / Double(count)).rounded(.up)))
      let isPlain = low >= -3 && high <= 5
      return stride(from: low, through: high, by: step).map { exponent in
        let value = pow(10, Double(exponent))
        return Tick(
          value: value,
          label: isPlain ? Numerals.compactTick(value) : Numerals.powerOfTen(exponent))
      }
    }
    let digits = ((low - 1)...(max(high, low) + 1)).flatMap { exponent in
      [1.0, 2, 5].map { $0 * pow(10, Double(exponent)) }
    }
    let inside = digits.filter { domain.contains($0) }
    if inside.count < 2 { return round(domain, about: count) }
    return inside.map { Tick(value: $0, label: Numerals.compactTick($0)) }
  }
}
