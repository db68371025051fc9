import Graphics

/// A cross where something ended, from the frame on that has reached it.
public struct EndMark: Geom {
  let point: Point
  let x: ScaleID
  let y: ScaleID
  let isReached: @Sendable (Instant) -> Bool

  public init(
    at point: Point, x: ScaleID, y: ScaleID, isReached: @escaping @Sendable (Instant) -> Bool
  ) {
    self.point = point
    self.x = x
    self.y = y
    self.isReached = isReached
  }

  /// As a legend names it.
  public static func guide(_ label: String) -> Guide {
    Guide(label, .symbol(.cross, fill: Ink(.error), outline: Pen(.errorCasing, width: 1)))
  }

  public var extents: [ScaleID: Extent] { [x: Extent([point.x]), y: Extent([point.y])] }

  public func drawing(in panel: Panel) -> Drawing {
    let mark = Symbols(
      .cross, radius: 7 * panel.unit, fill: panel.color(Ink(.error)),
      stroke: panel.stroke(Pen(.errorCasing, width: 1)), positions: [panel.position(point)])
    return Drawing(isClipped: false) { isReached($0.instant) ? [.symbols(mark)] : [] }
  }
}
