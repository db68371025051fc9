/// A sequence of lines and cubic curves.
public struct Path: Sendable, Equatable {
  public enum Element: Sendable, Equatable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  public var elements: [Element]

  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// Straight lines through `points`, joined back to the first when `closed`.
  public init(through points: [Point], closed: Bool = false) {
    elements = []
    elements.reserveCapacity(points.count + 1)
    for point in points {
      elements.append(elements.isEmpty ? .move(point) : .line(point))
    }
    if closed, !elements.isEmpty { elements.append(.close) }
  }

  public static func line(from start: Point, to end: Point) -> Path {
    Path([.move(start), .line(end)])
  }

  public static func rectangle(_ rect: Rect) -> Path {
    Path(
      through: [
        Point(rect.left, rect.top), Point(rect.right, rect.top), Point(rect.right, rect.bottom),
        Point(rect.left, rect.bottom),
      ], closed: true)
  }

  /// A rectangle whose corners are quarter circles.
  public static func roundedRectangle(_ rect: Rect, radius: Double) -> Path {
    let r = min(radius, rect.width / 2, rect.height / 2)
    let k = r * (1 - arcHandle)
    let (l, t, e, b) = (rect.left, rect.top, rect.right, rect.bottom)
    return Path([
      .move(Point(l + r, t)), .line(Point(e - r, t)),
      .curve(Point(e - k, t), Point(e, t + k), Point(e, t + r)), .line(Point(e, b - r)),
      .curve(Point(e, b - k), Point(e - k, b), Point(e - r, b)), .line(Point(l + r, b)),
      .curve(Point(l + k, b), Point(l, b - k), Point(l, b - r)), .line(Point(l, t + r)),
      .curve(Point(l, t + k), Point(l + k, t), Point(l + r, t)), .close,
    ])
  }

  /// Four cubic curves, at most 0.03 % of the radius off a true circle.
  public static func circle(center c: Point, radius r: Double) -> Path {
    let k = r * arcHandle
    return Path([
      .move(Point(c.x + r, c.y)),
      .curve(Point(c.x + r, c.y + k), Point(c.x + k, c.y + r), Point(c.x, c.y + r)),
      .curve(Point(c.x - k, c.y + r), Point(c.x - r, c.y + k), Point(c.x - r, c.y)),
      .curve(Point(c.x - r, c.y - k), Point(c.x - k, c.y - r), Point(c.x, c.y - r)),
      .curve(Point(c.x + k, c.y - r), Point(c.x + r, c.y - k), Point(c.x + r, c.y)), .close,
    ])
  }

  /// The path moved by `offset` and scaled about the origin before that.
  public func placed(at offset: Point, scale: Double = 1) -> Path {
    func move(_ p: Point) -> Point { p * scale + offset }
    return Path(
      elements.map { element in
        switch element {
        case .move(let p): .move(move(p))
        case .line(let p): .line(move(p))
        case .curve(let a, let b, let p): .curve(move(a), move(b), move(p))
        case .close: .close
        }
      })
  }

  /// The distance of a quarter circle's control points from its ends: 4/3 · (√2 − 1) radii.
  private static let arcHandle = 0.552_284_749_830_793_4
}
