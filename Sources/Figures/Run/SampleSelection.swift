import Graphics

/// Which test samples a figure steps through.
public enum SampleSelection: Sendable, Equatable {
  /// The first so many, or all there are when these are fewer.
  case first(Int)
  /// Those at these indices of the test set, from 0, in this order.
  case indices([Int])

  /// The chosen indices among `count` samples; those outside are left out.
  public func indices(among count: Int) -> [Int] {
    switch self {
    case .first(let number): Array(0..<min(number, count))
    case .indices(let indices): indices.filter { (0..<count).contains($0) }
    }
  }

  /// The chosen indices as they are stepped through; a list keeps its own order.
  ///
  /// - Parameter points: of all samples in the picture.
  func indices(among points: [Point], order: SampleOrder) -> [Int] {
    let chosen = indices(among: points.count)
    guard case .first = self, order == .path else { return chosen }
    return RoundTrip.order(of: chosen.map { points[$0] }).map { chosen[$0] }
  }
}
