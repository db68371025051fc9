import Graphics
import Testing

@testable import Plots

struct ScaleTests {
  @Test(arguments: [-1.25, 0, 0.1, 3.75]) func inverseUndoesTheScale(value: Double) {
    let scale = LinearScale(domain: -1.25...3.75, from: 540, to: 60)
    #expect(abs(scale.inverse(scale(value)) - value) < 1e-12)
  }

  @Test func endsOfTheDomainGoToEndsOfTheRange() {
    let scale = LinearScale(domain: 2...4, from: 10, to: 30)
    #expect(scale(2) == 10 && scale(4) == 30 && scale.pixelsPerUnit == 10)
  }

  @Test(arguments: [
    (0.0...1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (-1.3...2.4, 7, ["−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "2.0"]),
    (0.0...20_000.0, 4, ["0", "5,000", "10,000", "15,000", "20,000"]),
    (0.00012...0.00031, 4, ["0.00015", "0.00020", "0.00025", "0.00030"]),
  ])
  func ticksAreRoundNumbers(domain: ClosedRange<Double>, count: Int, labels: [String]) {
    #expect(Ticks.cover(domain, about: count).map(\.label) == labels)
  }

  @Test func ticksOfNonsenseAreNone() {
    #expect(Ticks.cover(1...1, about: 5).isEmpty)
    #expect(Ticks.cover(0...Double.infinity, about: 5).isEmpty)
  }

  @Test func equalAxesMakeCirclesRound() {
    let layout = FigureLayout(size: Size(width: 800, height: 600), theme: .light)
    let axes = Axes(layout, x: -1...3, y: -1...1, equal: true)
    #expect(abs(axes.x.pixelsPerUnit + axes.y.pixelsPerUnit) < 1e-9)
    #expect(axes.x.domain.lowerBound <= -1 && axes.x.domain.upperBound >= 3)
    #expect(axes.y.domain.lowerBound <= -1 && axes.y.domain.upperBound >= 1)
  }

  @Test func axesOfOnePointHaveALength() {
    let layout = FigureLayout(size: Size(width: 400, height: 300), theme: .dark)
    let axes = Axes(layout, x: 2...2, y: 0...0)
    #expect(axes.x.domain == 1.5...2.5)
    #expect(axes.position(Point(2, 0)).isFinite)
  }
}
