import CLibrary
import Graphics
import Testing

@Suite struct PathTests {
  private static func points(_ path: Path) -> [Point] {
    path.elements.compactMap { element in
      switch element {
      case .move(let p), .line(let p), .curve(_, _, let p): p
      case .close: nil
      }
    }
  }

  @Test func circlesAreRound() {
    let circle = Path.circle(center: Point(3, -2), radius: 10)
    var start = Point(0, 0)
    for element in circle.elements {
      if case .move(let p) = element { start = p }
      guard case .curve(let a, let b, let end) = element else { continue }
      for step in 0...20 {
        let t = Double(step) / 20
        let s = 1 - t
        let p =
          start * (s * s * s) + a * (3 * s * s * t) + b * (3 * s * t * t) + end * (t * t * t)
        #expect(abs(hypot(p.x - 3, p.y + 2) - 10) < 0.003)
      }
      start = end
    }
    #expect(circle.elements.last == .close)
  }

  @Test func linesThroughPoints() {
    let points = [Point(0, 0), Point(3, 4), Point(5, 1)]
    #expect(
      Path(through: points).elements == [.move(points[0]), .line(points[1]), .line(points[2])])
    #expect(Path(through: points, closed: true).elements.last == .close)
    #expect(Path(through: [], closed: true).elements.isEmpty)
  }

  @Test(arguments: [0, 4, 100] as [Double]) func roundedCornersStayInTheirRectangle(
    _ radius: Double
  ) {
    let rect = Rect(x: 10, y: 20, width: 30, height: 14)
    let path = Path.roundedRectangle(rect, radius: radius)
    #expect(Self.points(path).allSatisfy(rect.contains))
    let xs = Self.points(path).map(\.x)
    #expect(xs.min() == rect.left && xs.max() == rect.right)
  }

  @Test func placingScalesBeforeItMoves() {
    let path = Path([.move(Point(1, 2)), .curve(Point(0, 0), Point(1, 1), Point(2, 0)), .close])
    #expect(
      path.placed(at: Point(10, 20), scale: 3).elements == [
        .move(Point(13, 26)), .curve(Point(10, 20), Point(13, 23), Point(16, 20)), .close,
      ])
  }

  /// Outlines look equally large: their areas are a circle's, give or take what corners take away.
  @Test(arguments: Symbol.allCases.filter { !$0.isOpen }) func symbolsAreEquallyLarge(
    _ symbol: Symbol
  ) {
    let corners = Self.points(symbol.outline)
    var area = 0.0
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      area += (a.x * b.y - b.x * a.y) / 2
    }
    // A circle's points here are only the ends of its four curves.
    #expect(abs(area) > (symbol == .circle ? 1.9 : 2.3) && abs(area) < 3.4)
    #expect(corners.allSatisfy { hypot($0.x, $0.y) <= 1.6001 })
  }

  @Test(arguments: Symbol.allCases.filter(\.isOpen)) func openSymbolsAreLinesThroughTheMiddle(
    _ symbol: Symbol
  ) {
    let ends = Self.points(symbol.outline)
    #expect(ends.count == 4 && ends[0] == ends[1] * -1 && ends[2] == ends[3] * -1)
  }
}
