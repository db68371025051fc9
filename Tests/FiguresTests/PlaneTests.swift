import Graphics
import Learning
import Numerics
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// Planes through samples of more than two columns.
struct PlaneTests {
  private let inputs: [[Double]] = [
    [1, 10, 100], [2, 30, 110], [3, 20, 90], [4, 40, 120], [5, 0, 80],
  ]

  private func run() throws -> Run {
    let network = try Network<Float>([.dense(1, .sigmoid)], inputCount: 3)
    return Run(
      name: "three", training: Samples(inputs: inputs, labels: [0, 1, 0, 1, 0]),
      test: Samples(inputs: []), classNames: ["a", "b"], featureNames: ["p", "q", "r"],
      moments: [Moment(time: Time(epoch: 0), metrics: [:], network: network)])
  }

  @Test func otherColumnsAreAtTheirMean() throws {
    let plane = try Plane(PlaneSpec(x: "r", y: "p"), of: run())
    #expect(plane.coordinates(Point(7, 8)) == [8, 20, 7])
    #expect(plane.point([8, 99, 7]) == Point(7, 8))
    #expect(plane.note == "the other column at the mean")
    let given = try Plane(PlaneSpec(x: "r", y: "p", others: ["q": 5]), of: run())
    #expect(given.coordinates(Point(7, 8)) == [8, 5, 7])
    #expect(given.note == "q = 5")
  }

  /// A point of the plane is seen where it is.
  @Test func componentsGoThereAndBack() throws {
    let plane = try Plane(PlaneSpec(.components), of: run())
    for point in [Point(0, 0), Point(1.5, -0.7), Point(-2, 0.25)] {
      let back = plane.point(plane.coordinates(point))
      #expect(abs(back.x - point.x) < 1e-9 && abs(back.y - point.y) < 1e-9)
    }
    // The first direction holds more of the standardised samples' variance than any column alone, which holds 1.
    let scores = inputs.map { plane.point($0).x }
    #expect(scores.map { $0 * $0 }.reduce(0, +) / 5 > 1)
    #expect(abs(scores.reduce(0, +)) < 1e-9)
  }

  @Test func namesThatAreNotThereAreErrors() {
    #expect(throws: FigureError.noColumn("x", "z", columns: ["p", "q", "r"])) {
      try Plane(PlaneSpec(x: "z"), of: run())
    }
    #expect(throws: FigureError.sameColumn("q")) {
      try Plane(PlaneSpec(x: "q", y: "q"), of: run())
    }
    #expect(throws: FigureError.noColumn("others", "s", columns: ["p", "q", "r"])) {
      try Plane(PlaneSpec(others: ["s": 1]), of: run())
    }
  }

  @Test(arguments: ["decisionBoundary", "hiddenLines"])
  func figuresOfMoreColumnsAreDrawn(kind: String) throws {
    let split = (0..<40).map { i -> [Double] in
      [i % 7, i % 5, i % 3, i].map { Double($0) }
    }
    var random = RandomState(seed: 3)
    let network = try Network<Float>(
      [.dense(3, .tanh), .dense(1, .sigmoid)], inputCount: 4, random: &random)
    let run = Run(
      name: "four", training: Samples(inputs: split, labels: (0..<40).map { $0 % 7 % 2 }),
      test: Samples(inputs: []), classNames: ["a", "b"], featureNames: ["a", "b", "c", "d"],
      moments: [Moment(time: Time(epoch: 0), metrics: ["loss": 1], network: network)])
    let film = try FigureSpec(kind: .named(kind), file: "a.png").film(of: run)
    #expect(!(try film.marks(0).isEmpty))
  }
}
