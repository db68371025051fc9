import Graphics
import TestSupport
import Testing

@testable import Plots

/// Pages in sizes from a thumbnail to a poster: what the layout promises, measured on its marks.
struct LayoutTests {
  private func plot(
    _ title: String = "A plot", x: ClosedRange<Double> = -2...3, y: ClosedRange<Double> = -1...1,
    equalUnits: Bool = false, guides: [Guide] = []
  ) -> Plot {
    Plot(
      title: title, space: .plane(x: "x", y: "y", equalUnits: equalUnits),
      scales: [
        ScaleSpec("x", .linear, label: "abscissa"), ScaleSpec("y", .linear, label: "ordinate"),
      ],
      geoms: [
        Curve(
          [Point(x.lowerBound, y.lowerBound), Point(x.upperBound, y.upperBound)],
          pen: Pen(.text), x: "x", y: "y")
      ], guides: guides)
  }

  private func layout(
    _ content: Content, _ width: Int, _ height: Int, readings: [Reading] = []
  ) throws -> PageLayout {
    try PageLayout(
      Page(content: content, readings: readings, frames: [Instant(moments: [0])]),
      PageStyle(size: Size(width: width, height: height)), text: AverageLetters())
  }

  private func box(_ text: Text) -> Rect {
    let width = AverageLetters().width(of: text.string, size: text.size, weight: text.weight)
    let left =
      switch text.horizontal {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let capital = text.size * 0.73
    let top =
      switch text.vertical {
      case .baseline: -capital
      case .top: 0.0
      case .middle: -capital / 2
      case .bottom: -capital - text.size * 0.24
      }
    guard text.rotation == -90 else {
      return Rect(
        x: text.position.x + left, y: text.position.y + top, width: width, height: capital)
    }
    return Rect(
      x: text.position.x + top, y: text.position.y - left - width, width: capital, height: width)
  }

  static let sizes = [
    (160, 120), (400, 300), (800, 600), (600, 600), (1600, 900), (1080, 1920), (3840, 2160),
  ]

  @Test(arguments: sizes)
  func noTextLeavesThePictureOrLiesOverAnother(width: Int, height: Int) throws {
    let guides = (0..<20).map {
      Guide("class number \($0)", .symbol(.circle, fill: Ink(.category($0, of: 20)), outline: nil))
    }
    let readings = ["Epoch", "Training loss", "Test accuracy"].map {
      Reading($0, texts: ["20,000"], index: { _ in 0 })
    }
    let one = Content.plot(
      plot("A title that is long enough to need room in small pictures", guides: guides))
    let four = Content.grid(
      .even((1...4).map { .plot(plot("Panel \($0) of four", guides: guides)) }, columns: 2))
    for content in width < 400 ? [one] : [one, four] {
      let film = try layout(content, width, height, readings: readings).film(.light)
      let marks = try film.backdrop.marks + film.marks(0)
      let all = marks.texts
      let canvas = Rect(x: 0, y: 0, width: Double(width), height: Double(height))
      for text in all {
        let box = box(text)
        #expect(
          box.left >= canvas.left - 0.5 && box.right <= canvas.right + 0.5
            && box.top >= canvas.top - 0.5 && box.bottom <= canvas.bottom + 0.5,
          "\"\(text.string)\" leaves \(width)×\(height)")
        #expect(text.size >= 9, "\"\(text.string)\" is \(text.size) pixels high")
      }
      for (index, text) in all.enumerated() {
        for other in all[(index + 1)...] {
          let common = box(text).intersection(box(other))
          #expect(
            common.width < 1 || common.height < 1,
            "\"\(text.string)\" and \"\(other.string)\" overlap in \(width)×\(height)")
        }
        for rect in film.panels {
          let common = box(text).intersection(rect)
          #expect(
            common.width < 1 || common.height < 1,
            "\"\(text.string)\" covers data in \(width)×\(height)")
        }
      }
    }
  }

  @Test func equalUnitsAreEqual() throws {
    let panel = try layout(.plot(plot(x: -1...3, equalUnits: true)), 800, 600)
    let rect = panel.rects[0]
    // The line goes from (−1, −1) to (3, 1), so it rises half as fast as it goes right.
    let film = try panel.film(.dark)
    guard
      case .clipped(_, let inner)? = film.backdrop.marks.first(where: {
        if case .clipped = $0 { true } else { false }
      }), case .path(let path, _, _)? = inner.first, case .move(let start) = path.elements[0],
      case .line(let end) = path.elements[1]
    else {
      Issue.record("no line")
      return
    }
    #expect(abs((end.x - start.x) + 2 * (end.y - start.y)) < 1e-6)
    #expect(start.x >= rect.left && end.x <= rect.right)
  }

  /// However wide the labels of one panel are, the axes of a column begin at one place.
  @Test func axesOfAColumnAlign() throws {
    var wide = plot("wide")
    wide.space = .plane(x: "x", y: "big", equalUnits: false)
    wide.scales = [
      ScaleSpec("x"), ScaleSpec("big", .linear, label: "big", domain: 0...123_456),
    ]
    let rects = try layout(
      .grid(
        .even([.plot(plot("a")), .plot(plot("b")), .plot(wide), .plot(plot("d"))], columns: 2)),
      1000, 800
    ).rects
    #expect(rects[0].left == rects[2].left && rects[0].right == rects[2].right)
    #expect(rects[1].left == rects[3].left)
    #expect(rects[0].top == rects[1].top && rects[0].bottom == rects[1].bottom)
  }

  @Test func wideLabelsGetTheirMargin() throws {
    func left(_ domain: ClosedRange<Double>) throws -> Double {
      var plot = plot()
      plot.scales[1].domain = domain
      return try layout(.plot(plot), 800, 600).rects[0].left
    }
    let (narrow, wide) = (try left(0...5), try left(0...700_000))
    #expect(wide - narrow > 30)
  }

  /// Twenty names have no room beside each other under an axis, and stand upright.
  @Test(arguments: [(800, 600), (400, 300), (1080, 1920)])
  func everyBandIsNamed(width: Int, height: Int) throws {
    let names = (0..<20).map { "class name \($0)" }
    let matrix = Plot(
      title: "A matrix", space: .plane(x: "x", y: "y", equalUnits: false),
      scales: [
        ScaleSpec("x", .band(names), label: "predicted"), ScaleSpec("y", .linear, label: "true"),
      ], geoms: [])
    let page = try layout(.plot(matrix), width, height)
    let found = try page.film(.light).backdrop.marks.texts.filter { $0.rotation == -90 }
    #expect(found.map(\.string).filter { $0 != "true" } == names)
    for text in found where text.string != "true" {
      // Read from below: it ends under the axis.
      #expect(text.position.y >= page.rects[0].bottom)
    }
  }

  @Test func titlesOfPanelsHaveOneSize() throws {
    let content = Content.grid(
      .even(
        [
          .plot(plot("Short")), .plot(plot("A title that is too long for a third of the width")),
          .plot(plot("Another")),
        ], columns: 3))
    let page = Page(title: "Three", content: content, frames: [Instant(moments: [0])])
    let film = try PageLayout(
      page, PageStyle(size: Size(width: 900, height: 400)), text: AverageLetters()
    ).film(.light)
    let titles = film.backdrop.marks.texts.filter { $0.weight == .bold && $0.string != "Three" }
    #expect(titles.count == 3 && Set(titles.map(\.size)).count == 1)
  }

  /// Six panels that nothing says the places of: three columns in a wide picture, two in a tall one.
  @Test(arguments: [(1600, 900, 3), (1080, 1920, 2)])
  func panelsFlow(width: Int, height: Int, columns: Int) throws {
    var grid = PlotGrid.even((0..<6).map { .plot(plot("\($0)")) }, columns: 3)
    grid.isFlowing = true
    let rects = try layout(.grid(grid), width, height).rects
    #expect(rects.count == 6)
    #expect(Set(rects.map(\.left)).count == columns)
    #expect(Set(rects.map(\.top)).count == 6 / columns)
  }

  /// One colour bar for each scale of colours, and not one for each plot.
  @Test(arguments: [(800, 600), (1080, 1920)])
  func everyColorScaleHasItsBar(width: Int, height: Int) throws {
    func colored(_ title: String, _ label: String, _ domain: ClosedRange<Double>) -> Content {
      var plot = plot(title)
      plot.colorBar = ColorBar(label: label, domain: domain, ramp: \.sequential)
      return .plot(plot)
    }
    let content = Content.grid(
      .even(
        [
          colored("a", "price", 0...900), colored("b", "share", 0...1),
          colored("c", "price", 0...900),
        ], columns: 3))
    let marks = try layout(content, width, height).film(.light).backdrop.marks
    #expect(marks.texts.count { $0.string == "price" } == 1)
    #expect(marks.texts.count { $0.string == "share" } == 1)
    #expect(marks.images.count == 2)
  }

  /// Data that are a thin line do not make a plot of one.
  @Test func longDataKeepTheirPanel() throws {
    let rect = try layout(.plot(plot(x: 0...1000, y: 0...1, equalUnits: true)), 800, 600).rects[0]
    #expect(rect.height > 0.3 * rect.width)
  }

  @Test func aGridWithoutRoomNamesThePanel() {
    let content = Content.grid(
      .even((0..<100).map { .plot(plot("Panel \($0)")) }, columns: 10))
    #expect(throws: LayoutError.self) { try layout(content, 200, 150) }
    do {
      _ = try layout(content, 200, 150)
    } catch {
      #expect("\(error)".contains("\"Panel 0\""))
    }
  }

  @Test func optionalCellsGoFirst() throws {
    let grid = PlotGrid(
      [
        PlotGrid.Cell(.plot(plot("a")), column: 0, row: 0),
        PlotGrid.Cell(.plot(plot("b")), column: 1, row: 0, isOptional: true),
      ], columnRatios: [3, 1], rowRatios: [1])
    #expect(try layout(.grid(grid), 800, 600).rects.count == 2)
    #expect(try layout(.grid(grid), 400, 300).rects.count == 1)
  }

  @Test func twiceThePixelsAreTheSameLayout() throws {
    let page = Page(content: .plot(plot()), frames: [Instant(moments: [0])])
    let small = try PageLayout(
      page, PageStyle(size: Size(width: 400, height: 300)), text: AverageLetters())
    let large = try PageLayout(
      page, PageStyle(size: Size(width: 800, height: 600), pixelRatio: 2), text: AverageLetters())
    let (a, b) = (small.rects[0], large.rects[0])
    #expect(abs(2 * a.left - b.left) <= 2 && abs(2 * a.width - b.width) <= 4)
    #expect(abs(2 * a.top - b.top) <= 2 && abs(2 * a.height - b.height) <= 4)
  }
}
