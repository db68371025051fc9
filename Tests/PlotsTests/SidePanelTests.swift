import Graphics
import TestSupport
import Testing

@testable import Plots

/// What stands beside the plots: a colour bar that rises, a curve on the scale that it names, a caption that was asked for.
struct SidePanelTests {
  private func page(colorBar: ColorBar? = nil, strip: Strip? = nil) -> Page {
    Page(
      content: .plot(
        Plot(
          title: "A plot", subtitle: .fixed("its own line"), space: .free(aspect: nil), geoms: [],
          colorBar: colorBar)),
      strip: strip, frames: (0..<3).map { Instant(moments: [$0]) })
  }

  /// The high end is up, for the colours as for the numbers.
  @Test func colorsRiseWithTheirNumbers() throws {
    let bar = ColorBar(label: "value", domain: 0...10) { _ in
      ColorRamp([Color(0x102030), Color(0xF0E0D0)])
    }
    let marks = try page(colorBar: bar).film().backdrop.marks
    let image = try #require(marks.images.first)
    let reds = image.bitmap.pixels.map { $0 >> 16 & 255 }
    #expect(reds == reds.sorted(by: >) && reds[0] > 0xEC && reds[reds.count - 1] < 0x14)
    let labels = marks.texts.filter { Int($0.string) != nil }
    #expect(labels.map(\.string) == ["0", "2", "4", "6", "8", "10"])
    for (index, label) in labels.enumerated() {
      let y = image.frame.bottom - Double(index) / 5 * image.frame.height
      #expect(abs(label.position.y - y) < 1e-9)
    }
  }

  /// 1, 10, 100 are a straight line on a logarithmic scale; 0, 5, 10 on a linear one.
  @Test(arguments: [true, false]) func theStripIsOnTheScaleThatItNames(isLogarithmic: Bool) throws {
    let values = isLogarithmic ? [100, 10, 1.0] : [10, 5, 0.0]
    let points = values.enumerated().map { Point(Double($0.offset), $0.element) }
    let strip = Strip(label: "Loss", points: points, isLogarithmic: isLogarithmic) {
      points[$0.moments[0]]
    }
    let film = try page(strip: strip).film()
    let line = try #require(film.backdrop.marks.lines.first { $0.points.count == 3 }).points
    #expect(abs(line[1].x - (line[0].x + line[2].x) / 2) < 1e-9)
    #expect(abs(line[1].y - (line[0].y + line[2].y) / 2) < 1e-9)
    // It falls.
    #expect(line[0].y < line[2].y)
    for frame in 0..<3 {
      let dot = try #require(try film.marks(frame).symbols.last?.positions.first)
      #expect(abs(dot.x - line[frame].x) < 1e-9 && abs(dot.y - line[frame].y) < 1e-9)
    }
  }

  @Test func aGivenCaptionStandsForThePlotsOwn() throws {
    var page = page()
    #expect(try page.film().backdrop.marks.texts.map(\.string) == ["A plot", "its own line"])
    page.caption = "mine"
    #expect(try page.film().backdrop.marks.texts.map(\.string) == ["A plot", "mine"])
  }
}
