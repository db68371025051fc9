import Foundation
import Testing

@testable import Plots

struct ScaleTests {
  @Test(arguments: [
    Scale(.linear, -1.25...3.75), Scale(.log, 0.01...100), Scale(.symlog(threshold: 5), 0...5000),
  ])
  func valueUndoesFraction(scale: Scale) {
    for share in [0, 0.01, 0.3, 0.77, 1] {
      #expect(abs(scale.fraction(scale.value(at: share)) - share) < 1e-12)
    }
    #expect(scale.fraction(scale.domain.lowerBound) == 0)
    #expect(scale.fraction(scale.domain.upperBound) == 1)
  }

  @Test func equalRatiosAreEqualLengthsOnALogarithmicAxis() {
    let scale = Scale(.log, 0.001...1000)
    #expect(abs(scale.fraction(1) - 0.5) < 1e-12)
    #expect(abs(scale.fraction(10) - scale.fraction(1) - 1 / 6.0) < 1e-12)
    #expect(scale.fraction(0).isNaN && scale.fraction(-1).isNaN)
    #expect(
      scale.name == "log scale" && Scale(.log, 1...2, label: "loss").name == "loss (log scale)")
  }

  /// Epoch 0 has a position, and beyond the threshold each power of ten is as long as the next.
  @Test func aSymlogAxisHasAZero() {
    let scale = Scale(.symlog(threshold: 10), 0...10_000)
    #expect(scale.fraction(0) == 0)
    let decade = scale.fraction(100) - scale.fraction(10)
    #expect(abs(scale.fraction(1000) - scale.fraction(100) - decade) < 1e-12)
    #expect(abs(scale.fraction(5) - scale.fraction(10) / 2) < 1e-12)
  }

  @Test func whatFallsFarIsLogarithmic() {
    func kind(_ values: [Double]) -> Scale.Kind {
      ScaleSpec("loss", .automatic).settled(Extent(values)).kind
    }
    #expect(kind([0.01, 1]) == .log)
    #expect(kind([0.5, 1]) == .linear)
    #expect(kind([0, 1]) == .linear)
    #expect(kind([-0.01, 1]) == .linear)
  }

  @Test func aMarginIsAShareOfTheRange() {
    let scale = ScaleSpec("x", .linear, margin: 0.1).settled(Extent([10, 20, .nan, .infinity]))
    #expect(scale.domain == 9...21)
    #expect(
      ScaleSpec("x", .linear, domain: -1...1, margin: 0.1).settled(Extent([5])).domain == -1...1)
  }

  @Test func oneValueHasALength() {
    #expect(ScaleSpec("x").settled(Extent([2])).domain == 1.5...2.5)
    #expect(ScaleSpec("x").settled(Extent()).domain == 0...1)
    let log = ScaleSpec("x", .log).settled(Extent([3]))
    #expect(log.domain.lowerBound < 3 && log.domain.upperBound > 3)
  }

  @Test func plotsThatShareAScaleShareItsDomain() {
    func plot(_ values: [Double]) -> Content {
      .plot(
        Plot(
          title: "", space: .plane(x: "x", y: "y", equalUnits: false),
          scales: [ScaleSpec("x"), ScaleSpec("y")],
          geoms: [
            Curve(values.map { .init($0, $0 * 2) }, pen: Pen(.text), x: "x", y: "y")
          ]))
    }
    let page = Page(
      content: .grid(.even([plot([0, 1]), plot([3, 7])], columns: 2)),
      frames: [Instant(moments: [0])])
    #expect(page.scales["x"]?.domain == 0...7)
    #expect(page.scales["y"]?.domain == 0...14)
  }
}
