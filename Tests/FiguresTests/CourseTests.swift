import Foundation
import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// What is drawn over the epochs: which numbers, as far as which moment, on which axis.
struct CourseTests {
  private static let samples = Samples(inputs: [[0, 0], [1, 1]], labels: [0, 1])

  private func run(_ metrics: [[String: Double]], epochs: [EpochMeasures] = []) throws -> Run {
    let network = try Network<Float>([.dense(1, .sigmoid)], inputCount: 2)
    return .written(
      metrics.map { _ in network }, metrics: metrics, training: Self.samples, epochs: epochs)
  }

  /// The mean of each epoch's batches, and before the first epoch what was measured; the dot of the strip is at the present
  /// epoch.
  @Test func aSeriesBeginsBeforeTraining() throws {
    let run = try run(
      [["loss": 8], ["loss": 5], ["loss": 3]],
      epochs: [4.0, 2, 1].enumerated().map { EpochMeasures(epoch: $0.offset + 1, loss: $0.element) }
    )
    let points = [Point(0, 8), Point(1, 4), Point(2, 2), Point(3, 1)]
    #expect(run.series(.loss, .training)?.points == points)
    let strip = try #require(run.lossStrip)
    #expect(strip.isLogarithmic && strip.points == points)
    #expect((0..<3).map { strip.now(Instant(moments: [$0])) } == Array(points.prefix(3)))
  }

  @Test func epochsAreLogarithmicWhereMostAreEarly() throws {
    func kind(_ epochs: [Double]) throws -> ScaleSpec.Kind {
      let network = try Network<Float>([.dense(1, .sigmoid)], inputCount: 2)
      return TimeAxis.spec(
        Run(
          name: "times", training: Self.samples, test: Self.samples, classNames: ["a", "b"],
          featureNames: ["x", "y"],
          moments: epochs.map { Moment(time: Time(epoch: $0), metrics: [:], network: network) })
      ).kind
    }
    #expect(try kind([0, 25, 50, 75, 100]) == .linear)
    #expect(try kind([0, 1, 2, 4, 8, 1000]) == .symlog(threshold: 1))
    #expect(try kind([0]) == .linear)
  }

  /// Each part's curve is of that part's numbers, with the pen that its legend shows.
  @Test func curvesAreOfTheirParts() throws {
    let run = try run(
      [3.0, 2].map { ["loss": $0, "validationLoss": $0 * 10, "testLoss": $0 * 100] })
    let plot = try FigureSpec.page("learningCurves", of: run).content.plots[0]
    #expect(plot.guides.map(\.label) == ["training", "validation", "test"])
    for (index, (guide, geom)) in zip(plot.guides, plot.geoms).enumerated() {
      let curve = try #require(geom as? Curve)
      #expect(guide.key == .line(curve.pen))
      let factor = [1.0, 10, 100][index]
      #expect(curve.points == [Point(0, 3 * factor), Point(1, 2 * factor)])
    }
    #expect(Set(plot.guides.map(\.key)).count == 3)
  }

  /// A test loss that rises again is not pressed flat by a logarithmic axis.
  @Test(arguments: [
    ([1, 0.3, 0.8], Scale.Kind.linear), ([1, 0.3, 0.2], .log), ([1, 0.01, 0.011], .log),
  ])
  func overfittingIsSeen(test: [Double], kind: Scale.Kind) throws {
    let training = [1, 0.1, 0.001]
    let run = try run(zip(training, test).map { ["loss": $0, "testLoss": $1] })
    #expect(try FigureSpec.page("learningCurves", of: run).scales["loss"]?.kind == kind)
  }

  /// From a round number below the least to all of them.
  @Test(arguments: [(0.23, 0.1), (0.97, 0.9), (0.01, 0)])
  func anAccuracyAxisHoldsTheLeast(least: Double, low: Double) throws {
    let run = try run([["accuracy": least], ["accuracy": 1]])
    let page = try FigureSpec.page(
      "learningCurves", of: run,
      options: FigureOptions(LearningCurves.Options(metric: .accuracy)))
    let domain = try #require(page.scales["accuracy"]?.domain)
    #expect(abs(domain.lowerBound - low) < 1e-9 && domain.upperBound >= 1)
  }

  /// The validation samples decide where there are some, then the test samples.
  @Test func theBestMomentIsThatOfUnseenSamples() throws {
    let losses = [3.0, 2, 1]
    let tests = [1.0, 2, 3]
    let validations = [3.0, 1, 2]
    func best(_ keys: [String: [Double]]) throws -> Int {
      let run = try run((0..<3).map { index in keys.mapValues { $0[index] } })
      return MomentChoice.best.index(in: run)
    }
    #expect(try best(["loss": losses]) == 2)
    #expect(try best(["loss": losses, "testLoss": tests]) == 0)
    #expect(try best(["loss": losses, "testLoss": tests, "validationLoss": validations]) == 1)
  }

  /// The bar of each layer is at its own place, and every frame's norms are on the axis.
  @Test func gradientsAreOfTheirLayers() throws {
    let network = try Network<Float>([.dense(2, .tanh), .dense(1, .sigmoid)], inputCount: 2)
    let norms = [(0.02, 0.5), (3e-6, 0.04)]
    let run = Run.written(
      norms.map { _ in network },
      metrics: norms.map { ["layers.0.gradientNorm": $0.0, "layers.1.gradientNorm": $0.1] },
      training: Self.samples)
    #expect(
      try FigureSpec.page("gradientNorms", of: run).scales["gradientNorm"]?.domain == 1e-6...1)
    let film = try FigureSpec.film("gradientNorms", of: run)
    let rect = film.panels[0]
    for (frame, norms) in norms.enumerated() {
      let bars = try film.marks(frame).lines.map(\.points).filter { rect.contains($0[1]) }
      // Of six powers of ten.
      for (index, norm) in [norms.0, norms.1].enumerated() {
        let (x, share) = ((Double(index) + 0.5) / 2, 1 + log10(norm) / 6)
        #expect(abs(bars[index][1].x - (rect.left + x * rect.width)) < 1e-6)
        #expect(abs(bars[index][1].y - (rect.bottom - share * rect.height)) < 1e-6)
      }
    }
  }
}
