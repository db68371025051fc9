import CLibrary
import Graphics

/// A small curve of one number over the film with a dot at the present frame: where in the story we are.
///
/// The ordinate is logarithmic when all values are positive, because a loss falls by powers of ten.
public struct Sparkline: Sendable, Equatable {
  /// Pixels of the values, in order; values that are not finite have none.
  private let points: [Point]
  private let layout: FigureLayout

  /// - Parameters:
  ///   - positions: the abscissas (epochs), rising, one for each value.
  public init(
    _ values: [Double], at positions: [Double], in rect: Rect, layout: FigureLayout
  ) {
    self.layout = layout
    let isLogarithmic = values.allSatisfy { !$0.isFinite || $0 > 0 }
    let heights = values.map { isLogarithmic ? log10($0) : $0 }
    let finite = heights.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), let first = positions.first,
      let last = positions.last
    else {
      points = values.map { _ in Point(.nan, .nan) }
      return
    }
    let x = LinearScale(domain: first...max(last, first + 1), from: rect.left, to: rect.right)
    // What is less than a hundredth of the value is no change to be seen.
    let least = isLogarithmic ? 0.01 : max(abs(low) / 100, 1e-9)
    let y = LinearScale(
      domain: low...max(high, low + least), from: rect.bottom, to: rect.top)
    points = zip(positions, heights).map { Point(x($0), y($1)) }
  }

  /// The whole curve, pale: it belongs to the backdrop.
  public func curve() -> [Mark] {
    [
      .path(
        Path(through: points.filter(\.isFinite)),
        stroke: Stroke(layout.theme.axis, width: 2 * layout.scale))
    ]
  }

  /// The dot at the value of index `index`.
  public func dot(at index: Int) -> [Mark] {
    guard points.indices.contains(index), points[index].isFinite else { return [] }
    return [
      .symbols(
        Symbols(
          .circle, radius: 5 * layout.scale, fill: layout.theme.text,
          stroke: Stroke(layout.theme.background, width: 1.5 * layout.scale),
          positions: [points[index]]))
    ]
  }
}
