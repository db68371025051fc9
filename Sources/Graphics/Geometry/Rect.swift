/// An axis-parallel rectangle in pixels; `y` is its top edge.
public struct Rect: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var left: Double { x }
  public var right: Double { x + width }
  public var top: Double { y }
  public var bottom: Double { y + height }
  public var center: Point { Point(x + width / 2, y + height / 2) }

  /// The rectangle with each side moved inwards by `distance` (outwards when negative).
  public func inset(by distance: Double) -> Rect {
    Rect(
      x: x + distance, y: y + distance, width: width - 2 * distance, height: height - 2 * distance)
  }

  public func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }
}

extension Rect {
  /// The common part of two rectangles; one without area where they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let (l, t) = (max(left, other.left), max(top, other.top))
    return Rect(
      x: l, y: t, width: max(0, min(right, other.right) - l),
      height: max(0, min(bottom, other.bottom) - t))
  }
}
