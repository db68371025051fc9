/// Which test samples a figure steps through.
public enum SampleSelection: Sendable, Equatable {
  /// The first so many, or all there are when these are fewer.
  case first(Int)
  /// These places in the test set, from 0, in this order.
  case indices([Int])

  /// The chosen places among `count` samples; those outside are left out.
  public func places(among count: Int) -> [Int] {
    switch self {
    case .first(let number): Array(0..<min(number, count))
    case .indices(let places): places.filter { (0..<count).contains($0) }
    }
  }
}
