import Graphics
import Learning
import Numerics
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// A boundary is where the predicted class changes, and nowhere else.
struct BoundaryTests {
  private func predictor(
    _ layers: [LayerSpec], _ values: [(String, [Int], [Float])],
    loss: LossSpec = .binaryCrossEntropy
  ) throws -> Predictor {
    var network = try Network<Float>(layers, inputCount: 2)
    try network.restore(values.map { NamedArray($0.0, shape: $0.1, values: $0.2) })
    return Predictor(network: network, loss: loss)
  }

  private func run(_ predictor: Predictor, classes: Int) -> Run {
    Run(
      name: "flat", training: Samples(inputs: [[-2, -1], [2, 1]], labels: [0, 1]),
      test: Samples(inputs: []), classNames: (0..<classes).map { "class \($0)" },
      featureNames: ["x", "y"],
      moments: [Moment(time: Time(epoch: 0), metrics: [:]) { predictor }])
  }

  private func boundaries(_ predictor: Predictor, classes: Int) throws -> [[Point]] {
    let plane = try Plane(PlaneSpec(), of: run(predictor, classes: classes))
    let lattice = PlaneLattice(
      plane, Grid(columns: 41, rows: 31, x: -2.03...2, y: -1.5...1.5), predictor)
    return lattice.classes(of: predictor).boundaries { predictor.label([$0.x, $0.y]) }
  }

  /// relu(x − 0.337) is exactly 0 left of 0.337 and the class changes there: between two nodes, one line, no staircase.
  @Test func aFlatRegionEndsWhereTheClassChanges() throws {
    let predictor = try predictor(
      [.dense(1, .relu), .dense(1, .sigmoid)],
      [
        ("layers.0.weight", [1, 2], [1, 0]), ("layers.0.bias", [1], [-0.337]),
        ("layers.1.weight", [1, 1], [2]), ("layers.1.bias", [1], [0]),
      ])
    let lines = try boundaries(predictor, classes: 2)
    #expect(lines.count == 1)
    let points = lines.joined()
    #expect(points.count >= 31)
    #expect(points.allSatisfy { abs($0.x - 0.337) < 0.002 })
  }

  /// A network that says 0 everywhere predicts one class everywhere.
  @Test func aFlatPlaneHasNone() throws {
    let dead = try predictor(
      [.dense(2, .relu), .dense(1, .sigmoid)],
      [
        ("layers.0.weight", [2, 2], [1, 0, 0, 1]), ("layers.0.bias", [2], [-50, -50]),
        ("layers.1.weight", [1, 2], [2, 1]), ("layers.1.bias", [1], [0]),
      ])
    #expect(try boundaries(dead, classes: 2).isEmpty)
    let even = try predictor(
      [.dense(3, .softmax)],
      [("layers.0.weight", [3, 2], [0, 0, 0, 0, 0, 0]), ("layers.0.bias", [3], [0, 0, 0])],
      loss: .categoricalCrossEntropy)
    #expect(try boundaries(even, classes: 3).isEmpty)
  }

  /// Of three classes two are equal left of x = 0, where the first of them is predicted; the third begins right of it.
  @Test func equalClassesAreOneRegion() throws {
    let predictor = try predictor(
      [.dense(3, .softmax)],
      [
        ("layers.0.weight", [3, 2], [0, 0, 0, 0, 1, 0]), ("layers.0.bias", [3], [0, 0, -0.411]),
      ], loss: .categoricalCrossEntropy)
    let lines = try boundaries(predictor, classes: 3)
    #expect(!lines.isEmpty)
    #expect(lines.joined().allSatisfy { abs($0.x - 0.411) < 0.002 })
  }

  /// The curve that is drawn is where the network's probability is one half.
  @Test func theBoundaryIsWhereTheClassesAreEven() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    let plane = try Plane(PlaneSpec(), of: run)
    let lattice = PlaneLattice(
      plane, Grid(columns: 120, rows: 100, x: -1.5...2.5, y: -1...1.5), last)
    let lines = lattice.classes(of: last).boundaries { last.label([$0.x, $0.y]) }
    #expect(!lines.isEmpty)
    for point in lines.joined() {
      #expect(abs(last.classified([[point.x, point.y]])[0].probability - 0.5) < 0.02)
    }
  }
}
