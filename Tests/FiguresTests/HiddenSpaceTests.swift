import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// Hidden spaces of networks whose activations are written down.
struct HiddenSpaceTests {
  /// What each hidden unit is of the inputs, and what the output is of the units.
  private func network(
    _ hidden: [Float], inputs: Int = 2, output: [Float], bias: Float = 0
  ) throws -> Network<Float> {
    try .written(
      [.dense(output.count, .linear), .dense(1, .sigmoid)], inputs: inputs,
      weights: [hidden, output],
      biases: [Array(repeating: 0, count: output.count), [bias]])
  }

  private static let corners = Samples(
    inputs: [[-2, -1], [2, -1], [-2, 1], [2, 1], [1, 0], [0, 1]], labels: [0, 1, 0, 1, 0, 1])

  private func subject(_ run: Run) -> Subject {
    Subject(run, instants: run.moments.indices.map { Instant(moments: [$0]) })
  }

  /// The axes are those of the last network: at the first one, whose samples spread along other units, all samples are at one
  /// place of them.
  @Test func thePrincipalComponentsStayTheSame() throws {
    let first = try network([3, 0, 0, 1, 0, 0, 0, 0], output: [1, 1, 1, 1])
    let last = try network([0, 0, 0, 0, 3, 0, 0, 1], output: [1, 1, 1, 1])
    let run = Run.written([first, last], training: Self.corners.at(Array(0..<4)))
    let basis = try HiddenBasis(subject(run))
    func spread(_ moment: Int, _ axis: Int) throws -> Double {
      let places = basis.coordinates(
        of: run.training.inputs, at: try run.moments[moment].predictor()
      ).map { $0[axis] }
      return (places.max() ?? 0) - (places.min() ?? 0)
    }
    // 3 · (2 − −2) along the first, 1 − −1 along the second.
    #expect(try abs(spread(1, 0) - 12) < 1e-5 && abs(spread(1, 1) - 2) < 1e-5)
    #expect(try spread(0, 0) < 1e-5 && spread(0, 1) < 1e-5)
  }

  /// Units of 1 in the first frame and of 5 in the second are both inside.
  @Test func theBoundsAreOfAllFrames() throws {
    let run = Run.written(
      try [1, 5].map { try network([$0, 0, 0, $0], output: [1, 1]) }, training: Self.corners)
    let bounds = try HiddenBasis(subject(run)).bounds
    #expect(bounds[0].contains(10) && bounds[0].contains(-10) && bounds[1].contains(5))
    #expect(bounds[0].upperBound < 12)
  }

  /// The output is h₁ + h₂ − 1, so that its cut goes through (1, 0) and (0, 1), two of the samples.
  @Test func theCutIsWhereTheOutputIsEven() throws {
    let run = Run.written(
      [try network([1, 0, 0, 1], output: [1, 1], bias: -1)], training: Self.corners)
    let film = try FigureSpec.film("hiddenSpace", of: run)
    let marks = try film.marks(0)
    let line = try #require(marks.lines.first { $0.stroke.color == Theme.light.boundary }).points
    // Each class has its own colour; its samples are in the order of the data.
    let classes = (0..<2).compactMap { label in
      marks.symbols.first { $0.fill == Theme.light.classColor(label, of: 2) }?.positions
    }
    try #require(classes.map(\.count) == [3, 3])
    for point in [classes[0][2], classes[1][2]] {
      let (d, p) = (line[1] - line[0], point - line[0])
      #expect(abs(d.x * p.y - d.y * p.x) / (d.x * d.x + d.y * d.y).squareRoot() < 1e-3)
    }
    // Of class 0 two are at the left, of class 1 at the right.
    #expect(classes[0][0].x < classes[1][0].x && classes[0][1].x < classes[1][1].x)
    #expect(classes[0][0].y > classes[0][1].y)
  }

  private func cube(_ inputs: [[Double]], frames: Int = 1) throws -> Film {
    let network = try network([1, 0, 0, 0, 1, 0, 0, 0, 1], inputs: 3, output: [0, 0, 0], bias: 1)
    let run = Run.written(
      Array(repeating: network, count: frames),
      training: Samples(inputs: inputs, labels: inputs.map { _ in 0 }),
      featureNames: ["a", "b", "c"])
    return try FigureSpec.film("hiddenSpace", of: run)
  }

  private static let eight = (0..<8).map { bits in
    [bits & 1, bits >> 1 & 1, bits >> 2 & 1].map { Double($0) * 2 - 1 }
  }

  /// The eye is at (+, −, +), so that what moves that way comes nearer and is painted later.
  @Test func nearSamplesAreOverFarOnes() throws {
    let film = try cube([[1, -1, 1], [-1, 1, -1], [0, 0, 0]])
    let places = try film.marks(0).symbols
      .filter { $0.fill == Theme.light.classColor(0, of: 2) }.flatMap(\.positions)
    // Seen from above, by a lift of more than the way towards the eye takes away, the nearer is also the higher.
    try #require(places.count == 3)
    #expect(places[0].y > places[1].y && places[1].y > places[2].y)
  }

  /// Right under the samples.
  @Test func shadowsAreOnTheFloor() throws {
    let marks = try cube(Self.eight).marks(0).symbols
    let shadows = try #require(marks.first { ($0.fill?.opacity ?? 1) < 0.5 }).positions
    let samples = marks.filter { $0.fill == Theme.light.classColor(0, of: 2) }.flatMap(\.positions)
    #expect(shadows.count == 8 && samples.count == 8)
    for sample in samples {
      #expect(shadows.contains { abs($0.x - sample.x) < 1e-6 && $0.y > sample.y + 1 })
    }
  }

  /// The faces that are drawn meet in the corner that is furthest from the eye.
  @Test func theFarFacesAreDrawn() throws {
    let film = try cube(Self.eight)
    let panel = film.panels[0]
    let box = CubeBox([-1...1, -1...1, -1...1])
    let theme = Panel(
      rect: panel, unit: 1, theme: .light, text: AverageLetters(), leastType: 9, scales: [:],
      x: nil,
      y: nil)
    let view = HiddenCube.view(0)
    let marks = box.marks(view, names: ["a", "b", "c"], size: 100, theme)
    let corner = box.projector(view, size: 100, theme)(SIMD3(-1, 1, -1))
    #expect(marks.areas.count == 3)
    for area in marks.areas {
      #expect(area.points.contains { abs($0.x - corner.x) < 1e-9 && abs($0.y - corner.y) < 1e-9 })
    }
  }

  /// Of the upright axis larger numbers are higher; at its ends are those of the cube.
  @Test func theCubesTicksRise() throws {
    let box = CubeBox([0...10, 0...10, 0...10])
    let panel = Panel(
      rect: Rect(x: 0, y: 0, width: 600, height: 600), unit: 1, theme: .light,
      text: AverageLetters(), leastType: 9, scales: [:], x: nil, y: nil)
    let view = HiddenCube.view(0)
    let texts = box.marks(view, names: ["a", "b", "c"], size: 30, panel).texts
    let project = box.projector(view, size: 30, panel)
    let upright = texts.filter { $0.horizontal == .end && Int($0.string) != nil }
    try #require(upright.count >= 3)
    for text in upright {
      let y = project(SIMD3(0, 0, Double(Int(text.string) ?? -1))).y
      // The edge at the left of the outline has the height of the one at the origin but for a shift.
      let shift =
        upright[0].position.y - project(SIMD3(0, 0, Double(Int(upright[0].string) ?? -1))).y
      #expect(abs(text.position.y - y - shift) < 1e-9)
    }
  }

  /// To one side, back, to the other side, and back, so that the film has no jump when it starts again.
  @Test func theCameraSwaysToBothSides() throws {
    let film = try cube(Self.eight, frames: 5)
    let shadows = try (0..<5).map { frame in
      try film.marks(frame).symbols.first { ($0.fill?.opacity ?? 1) < 0.5 }?.positions ?? []
    }
    func distance(_ a: Int, _ b: Int) -> Double {
      zip(shadows[a], shadows[b]).map { abs($0.x - $1.x) }.max() ?? 0
    }
    #expect(distance(0, 2) < 1e-6 && distance(0, 4) < 1e-6)
    #expect(distance(0, 1) > 5 && distance(0, 3) > 5 && distance(1, 3) > distance(0, 1))
  }
}
