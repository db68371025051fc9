import Formatting

/// What the numbers along an axis are, which decides its ticks.
public enum AxisKind: Sendable, Equatable {
  case linear
  /// Things that are counted.
  case whole
  /// Logarithms to base 10, labelled with what they are of.
  case powersOfTen

  func ticks(_ domain: ClosedRange<Double>, about count: Int) -> [Ticks.Tick] {
    switch self {
    case .linear: Ticks.cover(domain, about: count)
    case .whole:
      Ticks.whole(domain, about: count).map {
        Ticks.Tick(value: $0, label: Numerals.grouped(Int($0)))
      }
    case .powersOfTen: Ticks.powers(domain, about: count)
    }
  }
}
