import Cairo
import Graphics
import Learning
import Numerics
import Plots
import TestSupport
import Testing

@testable import Figures

struct DistributionsTests {
  private func moment(_ epoch: Int, _ weights: [Float]) throws -> Moment {
    var network = try Network<Float>([.dense(4, .relu), .dense(1, .sigmoid)], inputCount: 1)
    try network.restore([
      NamedArray("layers.0.weight", shape: [4, 1], values: weights),
      NamedArray("layers.0.bias", shape: [4], values: [0, 0, 0, 0]),
      NamedArray("layers.1.weight", shape: [1, 4], values: [0, 0, 0.5, 0.25]),
      NamedArray("layers.1.bias", shape: [1], values: [0]),
    ])
    return Moment(
      time: Time(epoch: Double(epoch)),
      metrics: ["loss": 1, "layers.0.deadShare": 0.25, "layers.1.saturatedShare": 0.5],
      network: network
    ) {
      [
        NamedArray("layers.0.weight", shape: [4, 1], values: [-7, 0, 0, 7]),
        NamedArray("layers.1.weight", shape: [1, 4], values: [0, 0, 0, 1]),
      ]
    }
  }

  private func run() throws -> Run {
    Run(
      name: "net", training: Samples(inputs: [[1], [2]], labels: [0, 1]),
      test: Samples(inputs: []), classNames: ["no", "yes"], featureNames: ["x"],
      moments: [try moment(0, [-1, 0, 0.5, 1]), try moment(1, [-3, 0, 0.5, 2])])
  }

  private func page(_ quantity: Distributions.Quantity) throws -> Page {
    var spec = FigureSpec(kind: FigureKind(Distributions.self), file: "a.gif")
    spec.options = FigureOptions(Distributions.Options(of: quantity))
    return try spec.page(of: run())
  }

  @Test func aDensityHasAnAreaOfOne() {
    let values: [Float] = (0..<1000).map { Float(($0 * 7919) % 1000) / 100 }
    let density = Distributions.density(values, over: 0...10)
    let width = 10.0 / Double(Distributions.binCount)
    #expect(abs(density.reduce(0, +) * width - 1) < 1e-12)
    // Of four numbers in the range three are in the first of the bins, one in the last.
    let few = Distributions.density([0, 0.1, 0.15, 10, 11, .nan], over: 0...10)
    #expect(abs(few[0] * width - 0.75) < 1e-12)
    #expect(abs(few[Distributions.binCount - 1] * width - 0.25) < 1e-12)
    #expect(few.filter { $0 > 0 }.count == 2)
    #expect(Distributions.density([], over: 0...1).allSatisfy { $0 == 0 })
  }

  @Test func aRangeLeavesOutAHundredth() {
    #expect(Distributions.range((0..<1000).reversed().map { Float($0) }) == 5...994)
    #expect(Distributions.range([.infinity, 2, .nan, 1]) == 1...2)
    #expect(Distributions.range([]) == nil)
  }

  /// One scale for all frames: from the least to the largest number of any.
  @Test(arguments: [
    (Distributions.Quantity.weights, -3.0), (.gradients, -7), (.activations, 0),
  ])
  func theScaleIsOfAllFrames(quantity: Distributions.Quantity, least: Double) throws {
    let page = try page(quantity)
    #expect(page.scales["values"]?.domain.lowerBound == least)
  }

  /// The ReLU's dead units and the sigmoid's saturated ones.
  @Test func sharesAreWritten() throws {
    let spec = FigureSpec(kind: FigureKind(Distributions.self), file: "a.gif")
    let film = try spec.film(page(.weights), text: CairoTextMeasure())
    let shown = try film.marks(1).texts.map(\.string)
    #expect(shown.contains("25 % dead") && shown.contains("50 % saturated"))
  }
}
