import Graphics
import TestSupport
import Testing

@testable import Plots

/// Bars, cells, ridges and dots are where their values are, in the colours that their legend has.
struct GeomTests {
  private static let size = Size(width: 800, height: 600)

  private func film(
    _ geom: any Geom, x: ScaleSpec, y: ScaleSpec, guides: [Guide] = [], _ theme: Theme = .light
  ) throws -> Film {
    try Page(
      content: .plot(
        Plot(
          title: "", space: .plane(x: x.id, y: y.id, equalUnits: false), scales: [x, y],
          geoms: [geom], guides: guides)), frames: [Instant(moments: [0])]
    ).film(Self.size, theme)
  }

  /// 0.5 and −0.25 over −1...1: from the middle a quarter to the right and an eighth to the left, the first at the top
  /// beside its own name.
  @Test func levelBarsBeginAtTheirBase() throws {
    let bars = Bars(
      .right, bands: "band", values: "value", base: 0, range: Extent([-0.25, 0.5])
    ) { _ in [(0.5, Pen(.positive)), (-0.25, Pen(.negative))] }
    let film = try film(
      bars, x: ScaleSpec("value", domain: -1...1), y: ScaleSpec("band", .band(["one", "two"])))
    let rect = film.panels[0]
    let lines = try film.marks(0).lines.map(\.points)
    for (index, (start, end)) in [(0.5, 0.75), (0.5, 0.375)].enumerated() {
      let y = rect.top + (Double(index) + 0.5) / 2 * rect.height
      #expect(lines[index].allSatisfy { abs($0.y - y) < 1e-9 })
      #expect(abs(lines[index][0].x - (rect.left + start * rect.width)) < 1e-9)
      #expect(abs(lines[index][1].x - (rect.left + end * rect.width)) < 1e-9)
      let name = try #require(
        film.backdrop.marks.texts.first { $0.string == ["one", "two"][index] })
      #expect(abs(name.position.y - y) < 1e-9)
    }
  }

  /// Dark letters on light cells, light letters on dark ones, in both themes; 0 is quiet.
  @Test(arguments: [true, false]) func numbersStandOutFromTheirCells(isLight: Bool) throws {
    let theme = isLight ? Theme.light : .dark
    let cells = Cells(x: "x", y: "y", ramp: \.sequential, longest: ["22"]) { _ in
      [[.init(0.05, ["11"]), .init(1, ["22"]), .init(0, ["0"])]]
    }
    let film = try film(
      cells, x: ScaleSpec("x", .band(["a", "b", "c"])), y: ScaleSpec("y", .band(["d"])), theme)
    let texts = try film.marks(0).texts
    // The ramp begins at the panel's lightness, so that the low end takes the text's own colour.
    #expect(texts.map(\.color) == [theme.text, theme.background, theme.mutedText])
  }

  /// What is above its top is cut off at 88 hundredths of the band, and none is in another's band.
  @Test func ridgesStayInTheirBands() throws {
    let start = [[1.0, 1, 1, 1], [1, 1, 1, 1]]
    let ridges = Ridges(
      x: "x", range: 0...4, tops: [2, 2], start: start, longestNote: ["note"],
      note: { _ in [[], []] }, densities: { _ in [[0, 1, 9, 0], [2, 0, 0, 0]] })
    let film = try film(
      ridges, x: ScaleSpec("x", domain: 0...4), y: ScaleSpec("y", .band(["a", "b"])))
    let rect = film.panels[0]
    let areas = try film.marks(0).areas
    // Pale ones of the start, then those of the frame.
    try #require(areas.count == 4)
    for (index, area) in areas.enumerated() {
      let band = index < 2 ? index : index - 2
      let top = rect.top + rect.height / 2 * Double(band)
      #expect(area.points.allSatisfy { $0.y > top && $0.y < top + rect.height / 2 })
    }
    func height(_ area: [Point]) -> Double {
      (area.map(\.y).max() ?? 0) - (area.map(\.y).min() ?? 0)
    }
    // A density of 1 is half as high as the top of 2, 9 no higher than that.
    #expect(abs(height(areas[0].points) * 2 - height(areas[3].points)) < 1)
    #expect(abs(height(areas[2].points) - height(areas[3].points)) < 1)
    #expect(height(areas[3].points) < rect.height / 2 * 0.88)
  }

  /// A sample's symbol and colours are those of its class in the legend.
  @Test(arguments: [2, 3, 10, 14]) func samplesLookAsTheLegendSays(count: Int) throws {
    let points = (0..<count).map { Point(Double($0), 1) }
    let names = (0..<count).map { "class \($0)" }
    let dots = Dots(points, labels: Array(0..<count), classCount: count, x: "x", y: "y")
    let film = try film(
      dots, x: ScaleSpec("x"), y: ScaleSpec("y"), guides: Guide.classes(names))
    let rect = film.panels[0]
    let symbols = film.backdrop.marks.symbols
    let keys = symbols.filter { $0.positions[0].x > rect.right }
    let samples = symbols.filter { $0.positions[0].x <= rect.right + 1 }
      .sorted { $0.positions[0].x < $1.positions[0].x }
    #expect(keys.count == count && samples.count == count)
    for (index, (key, sample)) in zip(keys, samples).enumerated() {
      let name = film.backdrop.marks.texts.first {
        abs($0.position.y - key.positions[0].y) < 1e-9 && $0.position.x > rect.right
      }
      #expect(name?.string == names[index])
      #expect(key.symbol == sample.symbol && key.fill == sample.fill)
      #expect(key.stroke?.color == sample.stroke?.color && key.fill != key.stroke?.color)
    }
  }
}
