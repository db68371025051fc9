import Graphics
import TestSupport
import Testing

@testable import Plots

/// What an axis says is where it says it.
struct AxesTests {
  private func plot(
    _ lines: [[Point]], x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    equalUnits: Bool = false
  ) -> Page {
    Page(
      content: .plot(
        Plot(
          title: "", space: .plane(x: "x", y: "y", equalUnits: equalUnits),
          scales: [ScaleSpec("x", domain: x), ScaleSpec("y", domain: y)],
          geoms: lines.map { Curve($0, pen: Pen(.text), x: "x", y: "y") })),
      frames: [Instant(moments: [0])])
  }

  /// Eight labels along each axis, each at its share of the way from the lower left corner.
  @Test func labelsStandAtTheirValues() throws {
    let film = try plot([], x: 0...7, y: 0...70).film()
    let rect = film.panels[0]
    let texts = film.backdrop.marks.texts
    let (below, beside) = (
      texts.filter { $0.position.y > rect.bottom }, texts.filter { $0.position.x < rect.left }
    )
    #expect(below.map(\.string) == (0...7).map { "\($0)" })
    #expect(beside.map(\.string) == (0...7).map { $0 == 0 ? "0" : "\($0)0" })
    for (index, (label, level)) in zip(below, beside).enumerated() {
      let share = Double(index) / 7
      #expect(abs(label.position.x - (rect.left + share * rect.width)) < 1e-9)
      #expect(label.horizontal == .middle)
      #expect(abs(level.position.y - (rect.bottom - share * rect.height)) < 1e-9)
      #expect(level.vertical == .middle)
    }
  }

  /// Whether the data are wide or high, none of them is outside.
  @Test(arguments: [Point(40, 1), Point(1, 40), Point(3, 2)])
  func equalUnitsHoldAllData(corner: Point) throws {
    let film = try plot([[Point(0, 0), corner]], equalUnits: true).film()
    let rect = film.panels[0]
    let line = try #require(
      film.backdrop.marks.flattened.lines.first { $0.stroke.color == .init(0x1B1F24) })
    let (from, to) = (line.points[0], line.points[1])
    for point in [from, to] {
      #expect(point.x >= rect.left - 0.5 && point.x <= rect.right + 0.5)
      #expect(point.y >= rect.top - 0.5 && point.y <= rect.bottom + 0.5)
    }
    #expect(abs((to.x - from.x) * corner.y - (from.y - to.y) * corner.x) < 1e-6)
  }

  @Test func aScaleHoldsTheValuesOfEveryGeom() {
    let page = plot([[Point(1, 5), Point(2, 6)], [Point(-3, 7)], [Point(0, 9)]])
    #expect(page.scales["x"]?.domain == -3...2)
    #expect(page.scales["y"]?.domain == 5...9)
  }

  @Test func aSymlogAxisNamesItsZero() {
    let scale = Scale(.symlog(threshold: 10), 0...10_000)
    #expect(scale.ticks(about: 6).map(\.value) == [0, 10, 100, 1000, 10_000])
  }
}
