import Cairo
import Graphics
import TestSupport
import Testing

@Suite struct ClippingTests {
  /// Nothing outside a clip changes, whatever the mark; inside it looks as without.
  @Test(
    arguments: Scenes.names,
    [Rect(x: 31, y: 22, width: 90, height: 70), Rect(x: 40.4, y: 30.6, width: 61.3, height: 44)])
  func marksStayInside(_ name: String, _ rect: Rect) throws {
    let marks = Scenes.scene(name).marks
    let clipped = try PixelMetrics.draw([.clipped(rect, marks)], width: 220, height: 160)
    let whole = try PixelMetrics.draw(marks, width: 220, height: 160)
    let columns = Int(rect.left.rounded())..<Int(rect.right.rounded())
    let rows = Int(rect.top.rounded())..<Int(rect.bottom.rounded())
    var (outside, largest) = (0, 0)
    for y in 0..<160 {
      for x in 0..<220 {
        if columns.contains(x), rows.contains(y) {
          largest = max(largest, PixelMetrics.distance(clipped[x, y], whole[x, y]))
        } else {
          outside += clipped[x, y] == 0 ? 0 : 1
        }
      }
    }
    #expect(outside == 0)
    // Cairo rounds coverages differently beside a clip's edge.
    #expect(largest <= 2)
  }

  @Test func emptyClipsHideEverything() throws {
    for rect in [
      Rect(x: 300, y: 0, width: 50, height: 50), Rect(x: 10, y: 10, width: 0, height: 50),
      Rect(x: 10, y: 10, width: -5, height: -5), Rect(x: .nan, y: 10, width: 5, height: 5),
    ] {
      let bitmap = try PixelMetrics.draw([.clipped(rect, Scenes.lines)], width: 220, height: 160)
      #expect(bitmap.pixels.allSatisfy { $0 == 0 })
    }
  }

  /// A line through points far outside looks as one through points just outside on the same line.
  @Test(arguments: [
    (Point(-1e9, -0.5e9 + 40), Point(1e9, 0.5e9 + 40)),
    (Point(-1e7, 77.5), Point(3e8, 77.5)), (Point(90.25, -1e11), Point(90.25, 1e11)),
    (Point(-3000, -1500 + 40), Point(9000, 4500 + 40)),
  ])
  func farLinesAreCut(_ start: Point, _ end: Point) throws {
    let slope = end - start
    func point(_ x: Double, orY y: Double) -> Point {
      slope.x == 0
        ? Point(start.x, y) : Point(x, start.y + slope.y * ((x - start.x) / slope.x))
    }
    let near = Path.line(from: point(-50, orY: -50), to: point(400, orY: 400))
    for width in [1.0, 5] {
      let stroke = Stroke(.black, width: width)
      let far = try PixelMetrics.draw(
        [.path(.line(from: start, to: end), stroke: stroke)], width: 220, height: 160)
      let expected = try PixelMetrics.draw([.path(near, stroke: stroke)], width: 220, height: 160)
      #expect(PixelMetrics.largestDistance(far, expected) <= 3)
    }
  }

  /// Dashes begin at the far end, and are where they would be without the cut.
  @Test(arguments: [[9, 4], [5.0], [3, 2, 1]]) func dashesKeepTheirPlaces(_ dash: [Double]) throws {
    let period = dash.reduce(0, +) * Double(1 + dash.count % 2)
    let stroke = Stroke(.black, width: 3, dash: dash)
    func line(from x: Double) -> Mark {
      .path(.line(from: Point(x, 80.5), to: Point(1e8, 80.5)), stroke: stroke)
    }
    let near = try PixelMetrics.draw([line(from: -20)], width: 220, height: 160)
    let far = try PixelMetrics.draw([line(from: -20 - 100_000 * period)], width: 220, height: 160)
    #expect(PixelMetrics.largestDistance(near, far) <= 8)
    #expect(near.pixels.contains(0xFF00_0000) && (0..<220).contains { near[$0, 80] == 0 })
  }

  @Test func farAreasAreCut() throws {
    let triangle = Path(
      through: [Point(-4e9, 160), Point(110, -1e6), Point(5e9, 160)], closed: true)
    let bitmap = try PixelMetrics.draw([.path(triangle, fill: .black)], width: 220, height: 160)
    #expect(bitmap.pixels.allSatisfy { $0 == 0xFF00_0000 })
    let hole = Path(
      Path.rectangle(Rect(x: -1e9, y: -1e9, width: 2e9, height: 2e9)).elements
        + Path(
          through: [Point(60, 40), Point(60, 90), Point(120, 90), Point(120, 40)], closed: true
        )
        .elements)
    let holed = try PixelMetrics.draw([.path(hole, fill: .black)], width: 220, height: 160)
    #expect(holed[90, 60] == 0 && holed[20, 60] == 0xFF00_0000 && holed[90, 100] == 0xFF00_0000)
  }

  @Test func pointsWithoutAPlaceLeaveGaps() throws {
    let path = Path(
      through: [
        Point(10, 20.5), Point(60, 20.5), Point(.nan, 20), Point(100, 20.5), Point(150, 20.5),
        Point(.infinity, 0), Point(200, 20.5),
      ])
    let bitmap = try PixelMetrics.draw(
      [.path(path, stroke: Stroke(.black))], width: 220, height: 40)
    let inked = (0..<220).filter { bitmap[$0, 20] == 0xFF00_0000 }
    #expect(inked == Array(10..<60) + Array(100..<150))
  }

  /// Scenes of numbers that nobody should draw: no error, no trap, and marks after them are drawn as ever.
  @Test(arguments: 0..<40) func absurdNumbersDoNoHarm(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    func number() -> Double {
      [
        0, 1, -1, 37.5, 110, 1e4, -1e4, 1e6, -1e9, 1e15, -1e300, .nan, .infinity, -.infinity,
        .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      ].randomElement(using: &random) ?? 0
    }
    func point() -> Point { Point(number(), number()) }
    func stroke() -> Stroke {
      Stroke(
        Color(red: number(), green: number(), blue: number(), opacity: number()), width: number(),
        dash: (0..<Int.random(in: 0..<4, using: &random)).map { _ in number() }, cap: .round)
    }
    func rect() -> Rect { Rect(x: number(), y: number(), width: number(), height: number()) }
    var marks: [Mark] = []
    for _ in 0..<30 {
      marks.append(
        contentsOf: [
          .path(
            Path([
              .move(point()), .line(point()), .curve(point(), point(), point()), .line(point()),
              .close, .line(point()),
            ]), fill: Color(0x123456), stroke: stroke()),
          .path(
            Path([.line(point()), .close, .close, .curve(point(), point(), point())]),
            stroke: stroke()),
          .symbols(
            Symbols(
              .star, radius: number(), fill: .black, stroke: stroke(),
              positions: (0..<20).map { _ in point() })),
          .text(
            Text(
              "text\u{0}\n\u{1F600}", at: point(), size: number(), color: .black,
              horizontal: .middle, vertical: .middle, rotation: number())),
          .image(RasterImage(Scenes.field, in: rect())),
          .clipped(rect(), [.path(.circle(center: point(), radius: number()), fill: .white)]),
        ])
    }
    let last = Mark.path(
      .rectangle(Rect(x: 0, y: 0, width: 50, height: 40)), fill: Color(0x00FF00))
    let bitmap = try PixelMetrics.draw(marks + [last], width: 50, height: 40)
    #expect(bitmap == Bitmap(width: 50, height: 40, fill: 0xFF00_FF00))
    let scene = Scene(size: Size(width: 50, height: 40), marks: marks + [last])
    #expect(try SVG.encode(scene).count > 100)
    #expect(try PDF.encode(scene).count > 100)
  }
}
