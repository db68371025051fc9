import Foundation
import Graphics
import Learning
import Numerics
import TestSupport
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

/// Planes through paths of parameters, the paths on them and what a picture says of both.
struct LossLandscapeTests {
  private typealias Options = LossLandscape.Options

  private func landscape(
    _ runs: [Run], _ options: LossLandscape.Options = LossLandscape.Options(gridPoints: 11),
    survey: any Survey = SerialSurvey()
  ) throws -> Landscape {
    try Landscape(
      runs, labels: runs.indices.map { "run \($0)" }, options, survey: survey)
  }

  private func set(_ runs: [Run], axes: AxisSharing = .shared) -> RunSet {
    RunSet(
      runs.enumerated().map { RunSet.Member($0.element, label: "run \($0.offset)") }, axes: axes)
  }

  private func message(_ options: LossLandscape.Options, _ set: RunSet) throws -> String {
    do {
      try LossLandscape.check(options, of: set)
      return ""
    } catch {
      return "\(error)"
    }
  }

  // MARK: - The plane

  /// The directions, shares and places of numpy.linalg.svd.
  @Test func componentsAreThoseOfNumPy() throws {
    let reference = try LandscapeReference.load()
    let landscape = try landscape([reference.run])
    let plane = landscape.plane.plane
    for (direction, wanted) in zip([plane.u, plane.v], reference.directions) {
      for (a, b) in zip(direction, wanted) { #expect(abs(a - b) < 1e-9) }
    }
    #expect(plane.origin == reference.path.last?.map { Double($0) })
    let share = try #require(landscape.plane.varianceShare)
    #expect(abs(share - (reference.shares[0] + reference.shares[1])) < 1e-9)
    #expect(landscape.plane.labels.x == "component 1, 47.6 % of the variance")
    #expect(landscape.plane.labels.y == "component 2, 27.3 %")
    for (step, wanted) in zip(landscape.paths[0].steps, reference.coordinates) {
      #expect(abs(step.position.x - wanted[0]) < 1e-9 && abs(step.position.y - wanted[1]) < 1e-9)
    }
  }

  /// The true losses and those of the plane, by NumPy; where the path ends they are one.
  @Test func gapsAreThoseOfNumPy() throws {
    let reference = try LandscapeReference.load()
    let landscape = try landscape([reference.run])
    let steps = landscape.paths[0].steps
    #expect(steps.count == 7)
    for (index, step) in steps.enumerated() {
      #expect(abs(step.loss - reference.pathLosses[index]) < 1e-6)
      #expect(abs(step.planeLoss - reference.planeLosses[index]) < 1e-6)
    }
    #expect(steps[6].gap == 0)
    let wanted = zip(reference.pathLosses, reference.planeLosses).map { abs($0 - $1) }.max() ?? 0
    #expect(wanted > 0.01)
    #expect(abs((landscape.largestGap ?? 0) - wanted) < 1e-6)
  }

  /// One input, one weight and one bias on the samples (1, 0) and (−1, 0): the loss is w² + b².
  private func bowl(_ points: [[Float]]) throws -> Run {
    .written(
      try points.map { try .at($0, [.dense(1, .linear)], inputs: 1) }, loss: .meanSquaredError,
      training: Samples(inputs: [[1], [-1]], targets: [0, 0]), classNames: [], featureNames: ["a"])
  }

  /// Two parameters are a plane, whatever its directions: nothing is off it, and all variance is in it.
  @Test(arguments: [LandscapeDirections.components, .random])
  func aPlaneOfAllParametersHasNoGap(directions: LandscapeDirections) throws {
    let run = try bowl([[3, 1], [2, -1], [0.5, 0.25]])
    let landscape = try landscape([run], Options(directions: directions, gridPoints: 21))
    if directions == .components {
      #expect(landscape.paths[0].steps.map(\.loss) == [10, 5, 0.3125])
      #expect((landscape.largestGap ?? 1) < 1e-5)
      #expect(abs((landscape.plane.varianceShare ?? 0) - 1) < 1e-12)
      // Every node is as far from (0, 0) as its loss says.
      let (grid, plane) = (landscape.field.grid, landscape.plane.plane)
      for row in 0..<grid.rows {
        for column in 0..<grid.columns {
          let (x, y) = (grid.x(Double(column)), grid.y(Double(row)))
          let w = 0.5 + x * plane.u[0] + y * plane.v[0]
          let b = 0.25 + x * plane.u[1] + y * plane.v[1]
          #expect(abs(landscape.field[column, row] - (w * w + b * b)) < 1e-4)
        }
      }
    } else {
      // A single unit without other weights: both directions are along its weight, and the bias is never moved.
      #expect(landscape.plane.plane.u[1] == 0 && landscape.plane.plane.v[1] == 0)
      #expect(abs(abs(landscape.plane.plane.u[0]) - 0.5) < 1e-12)
      // Off by the bias: (b² − 0.25²) at 1 and −1.
      #expect(abs((landscape.largestGap ?? 0) - 0.9375) < 1e-5)
    }
  }

  private func valley(_ points: [[Float]]) throws -> Run {
    .written(
      try points.map { try .at($0, [.dense(1, .linear)], inputs: 2) }, loss: .meanSquaredError,
      training: Samples(
        inputs: [[1, 0], [-1, 0], [0, 1], [0, -1]], targets: [0, 0, 0, 0]), classNames: [])
  }

  private static let beside: [[Float]] = [
    [-4, 0, 0], [4, 0, 0], [0, -2, 0], [0, 2, 0], [0, 0, -1], [0, 0, 1],
  ]

  /// Along w₁, w₂ and b the loss on (1, 0), (−1, 0), (0, 1), (0, −1) is (w₁² + w₂²) / 2 + b². The path goes 4 along w₁,
  /// 2 along w₂ and 1 along b, so that the plane is that of w₁ and w₂ at b = 1; before, b was 0.
  @Test func aThirdParameterIsOffThePlane() throws {
    let run = try valley(Self.beside)
    let landscape = try landscape([run])
    let steps = landscape.paths[0].steps
    #expect(steps.map(\.loss) == [8, 8, 2, 2, 1, 1])
    // In the plane each has the bias of the last moment.
    for (step, wanted) in zip(steps, [9.0, 9, 3, 3, 1, 1]) {
      #expect(abs(step.planeLoss - wanted) < 1e-5)
    }
    #expect(abs((landscape.largestGap ?? 0) - 1) < 1e-5)
    // 32 + 8 of 32 + 8 + 2.
    #expect(abs((landscape.plane.varianceShare ?? 0) - 40.0 / 42) < 1e-12)
    let text = FigureSpec.subtitle(of: try FigureSpec.page("lossLandscape", of: run))
    #expect(text.contains("95.2 %") && text.contains("at most 1"), "\(text)")
  }

  /// Of the losses 8, 2 and 1 the plane makes 9, 3 and 1: dots have the colours of the former.
  @Test func dotsHaveTheColorsOfTheirTrueLosses() throws {
    let run = try valley(Self.beside)
    let colors = try landscape([run], Options()).colors
    let film = try FigureSpec.film("lossLandscape", of: run)
    let dots = try film.marks(5).symbols.filter { $0.symbol == .circle && $0.radius < 6 }
    func count(_ loss: Double) -> Int {
      let color = LossColors.ramp(.light).color(at: (colors.share(loss) * 32).rounded() / 32)
      return dots.filter { $0.fill == color }.map(\.positions.count).reduce(0, +)
    }
    #expect([8.0, 2, 1].map(count) == [2, 2, 2] && count(3) == 0)
  }

  /// On a surface the path is at its true losses, with a line up to the plane's of each of the four moments that are below.
  @Test func aSurfaceShowsTheGaps() throws {
    let run = try valley(Self.beside)
    let film = try FigureSpec.film(
      "lossLandscape", of: run, options: FigureOptions(Options(isSurface: true)))
    let lines = try film.marks(5).lines.filter {
      $0.stroke.color == Theme.light.classColor(1) && $0.stroke.width < 2
    }
    #expect(lines.count == 4)
    for line in lines {
      #expect(abs(line.points[0].x - line.points[1].x) < 1e-6)
      #expect(line.points[0].y < line.points[1].y)
    }
  }

  /// The camera stands where the surface is low.
  @Test(arguments: [Point(1, 0), Point(-1, 0), Point(0, 1), Point(0, -1)])
  func theCameraLooksOverWhatIsLow(rise: Point) {
    let grid = Grid(columns: 5, rows: 5, x: -1...1, y: -1...1)
    let heights = (0..<25).map { node -> Double in
      if node == 7 { return .nan }
      return rise.x * grid.x(Double(node % 5)) + rise.y * grid.y(Double(node / 5))
    }
    let box = CubeBox([-1...1, -1...1, 0...1], elevation: 36)
    let view = box.view(
      LandscapeCube.azimuth(ScalarField(grid: grid, values: heights), box))
    let low = SIMD3(-rise.x, -rise.y, 0)
    #expect(view.depth(low) > view.depth(low * -1))
  }

  /// From one end to the other the runs differ by (10, 0, 2); beside that they move along w₂ alone.
  @Test func besideTheLineIsWhereTheWeightsSpread() throws {
    let runs = try [
      valley([[-5, 2, -1], [-5, -2, -1], [-5, 0, -1]]),
      valley([[5, 2, 1], [5, -2, 1], [5, 0, 1]]),
    ]
    let plane = try landscape(runs, Options(directions: .runs, gridPoints: 11)).plane
    #expect(abs(abs(plane.plane.u[0]) - 10 / 104.0.squareRoot()) < 1e-9)
    #expect(abs(abs(plane.plane.v[1]) - 1) < 1e-9 && plane.names.y == "component beside it")
  }

  /// Two ends, and three: each lies in the plane.
  @Test(arguments: [2, 3]) func aPlaneOfRunsHoldsTheirEnds(count: Int) throws {
    let reference = try LandscapeReference.load()
    let runs = try (0..<count).map { index -> Run in
      let points = [reference.path[index], reference.path[index + 3]]
      return .written(
        try points.map { try .at($0, LandscapeReference.layers, inputs: 2) },
        training: Samples(inputs: reference.inputs, labels: reference.binary))
    }
    let landscape = try landscape(runs, Options(directions: .runs, gridPoints: 11))
    for path in landscape.paths { #expect((path.steps.last?.gap ?? 1) < 1e-6) }
    #expect(landscape.paths.contains { ($0.steps.first?.gap ?? 0) > 1e-3 })
    let ends = landscape.paths.compactMap { $0.steps.last?.position }
    func distance(_ a: Int, _ b: Int) -> Double {
      var squares = 0.0
      for (p, q) in zip(reference.path[a + 3], reference.path[b + 3]) {
        let difference = Double(p) - Double(q)
        squares += difference * difference
      }
      return squares.squareRoot()
    }
    for (a, b) in count == 2 ? [(0, 1)] : [(0, 1), (0, 2), (1, 2)] {
      let way = ends[a] - ends[b]
      #expect(abs(hypot(way.x, way.y) - distance(a, b)) < 1e-5)
    }
    #expect(abs(ends[0].y - ends[1].y) < 1e-9)
    // The plane goes through the end with the least loss.
    let losses = reference.pathLosses[3..<(3 + count)]
    let best = losses.firstIndex(of: losses.min() ?? 0).map { $0 - 3 } ?? 0
    #expect(ends[best] == Point(0, 0))
  }

  /// Components are of the moments of all runs: runs that end far apart span the plane, however small each of their ways.
  @Test func componentsAreJointOverTheRuns() throws {
    let first = try bowl([[3, 0], [3, 0.1]])
    let second = try bowl([[-3, 0], [-3, 0.1]])
    let plane = try landscape([first, second]).plane.plane
    #expect(abs(plane.u[0]) > 0.999 && abs(plane.v[1]) > 0.999)
  }

  @Test func randomDirectionsFollowTheSeed() throws {
    let run = try LandscapeReference.load().run
    func direction(_ seed: Int) throws -> [Double] {
      try landscape([run], Options(directions: .random, seed: seed, gridPoints: 11)).plane.plane.u
    }
    #expect(try direction(1) == direction(1) && direction(1) != direction(2))
    let reference = try LandscapeReference.load()
    for (a, b) in zip(try direction(5), reference.filters[0]) { #expect(abs(a - b) < 1e-12) }
  }

  /// Moments with the same weights and other running statistics have losses of their own.
  @Test func dotsHaveTheStatisticsOfTheirMoments() throws {
    let reference = try LandscapeReference.load()
    let layers: [LayerSpec] = [
      .dense(3, .linear), .batchNormalization(.tanh), .dense(1, .sigmoid),
    ]
    let point = try #require(reference.losses["normalised"]).origin.map { Float($0) }
    let networks = try [[Float(2), 2, 2], reference.mean].map { mean in
      var network = try Network<Float>.at(point, layers, inputs: 2)
      network.setStatistics(mean: mean, variance: reference.variance)
      return network
    }
    let steps = try landscape([
      .written(networks, training: Samples(inputs: reference.inputs, labels: reference.binary))
    ]).paths[0].steps
    let wanted = try #require(reference.losses["normalised"]).losses[0]
    #expect(abs(steps[1].loss - wanted) < 1e-5 && steps[1].gap == 0)
    #expect(abs(steps[0].planeLoss - wanted) < 1e-5 && steps[0].gap > 0.01)
  }

  // MARK: - The grid

  @Test func theGridHoldsThePathsWithAMargin() throws {
    let (x, y) = Landscape.box([Point(-10, 0), Point(0, 1)], nil, isRelative: false)
    #expect(x == -12...2)
    // As high as four tenths of 14, about the middle of 0 … 1.
    #expect(abs(y.lowerBound + 2.3) < 1e-12 && abs(y.upperBound - 3.3) < 1e-12)
    let relative = Landscape.box([Point(-0.5, 0), Point(2, 0)], nil, isRelative: true)
    #expect(relative.x == -1...2.5 && relative.y == -1...1)
    let given = Landscape.box([Point(-10, 0)], 3, isRelative: false)
    #expect(given.x == -3...3 && given.y == -3...3)
    for points in [[], [Point(0, 0)], [Point(.nan, 1), Point(.infinity, 2)]] {
      let box = Landscape.box(points, nil, isRelative: false)
      #expect(box.x.upperBound > box.x.lowerBound && box.x.lowerBound.isFinite)
      #expect(box.y.upperBound > box.y.lowerBound && box.y.lowerBound.isFinite)
    }
  }

  /// The same numbers from threads that finish in another order.
  @Test func threadsDoNotMatter() throws {
    let run = try LandscapeReference.load().run
    let (a, b) = (try landscape([run]), try landscape([run], survey: BackwardSurvey()))
    #expect(a.field == b.field && a.paths.map(\.steps) == b.paths.map(\.steps))
    #expect(a.table == b.table)
  }

  private struct BackwardSurvey: Survey {
    func map<Value: Sendable>(
      count: Int, _ measure: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
      Array(try (0..<count).reversed().map(measure).reversed())
    }
  }

  // MARK: - Colours and contours

  @Test func contoursAreEvenInTheirLogarithms() {
    let colors = LossColors(field: [0.002, 0.1, 3, .nan], losses: [0.001, 50])
    #expect(colors.levels.count >= 10 && colors.levels.count <= 30)
    // Of the field's own range.
    #expect(colors.levels.allSatisfy { $0 >= 0.002 && $0 <= 3 })
    let steps = zip(colors.levels, colors.levels.dropFirst()).map { $1 / $0 }
    for step in steps { #expect(abs(step - steps[0]) < 1e-9) }
    for power in [0.01, 0.1, 1] {
      #expect(colors.levels.contains { abs($0 - power) < 1e-9 * power })
    }
    // A loss below the field's is told apart; one far above it has the colour of the end.
    #expect(abs(colors.share(0.001)) < 1e-12 && colors.share(50) == 1)
    #expect(abs(colors.share(0.0316227766) - log10(31.6227766) / log10(3000)) < 1e-6)
    #expect(colors.share(.nan).isNaN && colors.share(0) == 0)
  }

  @Test(arguments: [[], [Double.nan], [0, 0], [2, 2], [0, 1e-30, 1]])
  func fieldsWithoutARangeHaveColors(field: [Double]) {
    let colors = LossColors(field: field, losses: field)
    #expect(colors.scale.domain.upperBound > colors.scale.domain.lowerBound)
    #expect(colors.levels.allSatisfy { $0.isFinite && $0 > 0 } && colors.levels.count < 40)
    for value in field where !value.isNaN { #expect((0...1).contains(colors.share(value))) }
  }

  /// The path at the first, the second and the last of three moments; dots have the colour of their true loss.
  @Test func thePathGrowsWithItsTrueLosses() throws {
    let run = try bowl([[3, 1], [2, -1], [0.5, 0.25]])
    let film = try FigureSpec.film("lossLandscape", of: run)
    let colors = try landscape([run], Options()).colors
    let ramp = LossColors.ramp(.light)
    let path = Theme.light.classColor(1)
    for (frame, count) in [(0, 1), (1, 2), (2, 3)] {
      let marks = try film.marks(frame)
      let lines = marks.lines.filter { $0.stroke.color == path && $0.stroke.width > 2 }
      #expect(lines.first?.points.count ?? 1 == count || (count == 1 && lines.isEmpty))
      let dots = marks.symbols.filter {
        $0.symbol == .circle && $0.radius < 6 && $0.stroke != nil
      }
      #expect(dots.map(\.positions.count).reduce(0, +) == count)
    }
    let dots = try film.marks(2).symbols.filter { $0.symbol == .circle && $0.radius < 6 }
    for loss in [10, 5, 0.3125] {
      let wanted = ramp.color(at: (colors.share(loss) * 32).rounded() / 32)
      #expect(dots.contains { $0.fill == wanted }, "\(loss)")
    }
    // Start and end have their symbols in every frame, and only what is on its way a third.
    for frame in 0..<3 {
      let symbols = try film.marks(frame).symbols
      #expect(
        symbols.contains { $0.symbol == .square } && symbols.contains { $0.symbol == .diamond })
      #expect(symbols.contains { $0.symbol == .circle && $0.radius > 6 } == (frame < 2))
    }
    // Colours and contours stay.
    #expect(film.backdrop.marks.images.count == 2)
    #expect(try film.marks(0).images.isEmpty)
  }

  /// The lines of equal loss of w² + b² are circles about its least point.
  @Test func contoursAreWhereTheLossIs() throws {
    let landscape = try landscape([bowl([[3, 1], [2, -1], [0.5, 0.25]])], Options())
    let plane = landscape.plane.plane
    let contours = LandscapeField.contours(landscape)
    #expect(contours.flatMap(\.lines).count > 8)
    for (level, lines) in contours where level > 1 {
      for point in lines.joined() {
        let w = 0.5 + point.x * plane.u[0] + point.y * plane.v[0]
        let b = 0.25 + point.x * plane.u[1] + point.y * plane.v[1]
        #expect(abs((w * w + b * b) / level - 1) < 0.01)
      }
    }
  }

  @Test func aNodeWithoutALossIsBlank() {
    let grid = Grid(columns: 3, rows: 2, x: 0...2, y: 0...1)
    let image = ShareField(values: [0, 0, 0, 0, 0, .nan], grid: grid)
      .image(ColorRamp([.white, .white]), in: Rect(x: 0, y: 0, width: 40, height: 20))
    let pixels = image.bitmap.pixels
    #expect(pixels[19 * 40 + 5] == 0xFFFF_FFFF && pixels[5] == 0xFFFF_FFFF)
    #expect(pixels[39] == 0 && pixels[30] == 0)
  }

  // MARK: - What is refused, and what must not trap

  @Test func runsOfOtherNetworksAreRefused() throws {
    let reference = try LandscapeReference.load()
    let samples = Samples(inputs: reference.inputs, labels: reference.binary)
    func run(_ layers: [LayerSpec], _ samples: Samples) throws -> Run {
      var random = RandomState(seed: 1)
      return .written([try Network(layers, inputCount: 2, random: &random)], training: samples)
    }
    let first = try run([.dense(3, .tanh), .dense(1, .sigmoid)], samples)
    let wider = try run([.dense(4, .tanh), .dense(1, .sigmoid)], samples)
    let text = try message(Options(), set([first, wider]))
    #expect(
      text
        == "the runs \"run 0\" and \"run 1\" have different networks, 2 inputs, dense 3 tanh, dense 1 sigmoid and 2 inputs, dense 4 tanh, dense 1 sigmoid, and cannot share a plane of weights; \"axes\": \"own\" gives each run its own"
    )
    #expect(
      try message(Options(), set([first, run([.dense(3, .relu), .dense(1, .sigmoid)], samples)]))
        .contains("dense 3 relu"))
    // Dropout is off when losses are measured.
    let dropped = try run([.dense(3, .tanh), .dropout(rate: 0.5), .dense(1, .sigmoid)], samples)
    #expect(try message(Options(), set([first, dropped])) == "")
    let other = try run(
      [.dense(3, .tanh), .dense(1, .sigmoid)], samples.at(Array(0..<5)))
    #expect(
      try message(Options(), set([first, other])).contains("have different training samples"))
    let moved = Samples(
      inputs: samples.inputs.map { [$0[0] + 1, $0[1]] }, labels: samples.labels)
    #expect(
      try message(
        Options(), set([first, run([.dense(3, .tanh), .dense(1, .sigmoid)], moved)])
      ).contains("have different training samples"))
    #expect(try message(Options(), set([first, wider], axes: .own)) == "")
    let page = try FigureSpec(kind: .named("lossLandscape"), file: "a.gif")
      .page(of: set([first, wider], axes: .own))
    #expect(page.content.plots.count == 2)
  }

  @Test func whatCannotBeShownIsSaid() throws {
    let run = try LandscapeReference.load().run
    #expect(
      try message(Options(directions: .runs), set([run]))
        == "\"lossLandscape\" needs two or three runs that share axes for \"directions\": \"runs\", and there is 1"
    )
    #expect(
      try message(Options(directions: .runs), set([run, run, run, run])).contains("there are 4"))
    let single = Run.written(
      [try .at([1], [.dense(1, .linear, hasBias: false)], inputs: 1)], loss: .meanSquaredError,
      training: Samples(inputs: [[1]], targets: [0]), classNames: [], featureNames: ["a"])
    #expect(try message(Options(), set([single])).contains("a network of at least 2 parameters"))
    let none = Run.written(
      try [.at([Float](repeating: 1, count: 13), LandscapeReference.layers, inputs: 2)],
      training: Samples(inputs: []))
    #expect(try message(Options(), set([none])).contains("training samples"))
    // Refused before anything is computed, with parameters counted by hand.
    func wide(_ units: Int) throws -> RunSet {
      let network = try Network<Float>(
        [.dense(units, .tanh), .dense(units, .tanh), .dense(1, .sigmoid)], inputCount: 2)
      return set([
        .written(
          [network],
          training: Samples(
            inputs: Array(repeating: [0, 0], count: 800), labels: Array(repeating: 0, count: 800)))
      ])
    }
    #expect(
      try message(Options(), wide(4096))
        == "\"lossLandscape\" needs a network of at most 8000000 parameters, and this one has 16797697"
    )
    #expect(
      try message(Options(), wide(2048))
        == "\"lossLandscape\" needs \"directions\": \"random\" for a network of so many parameters: 4204545"
    )
    #expect(
      try message(Options(directions: .random), wide(2048))
        == "\"lossLandscape\" needs \"gridPoints\" of at most 54 for a network of 4204545 parameters and 800 training samples"
    )
    #expect(try message(Options(directions: .random, gridPoints: 54), wide(2048)) == "")
  }

  /// Of a network too large to hold all its moments, some are taken, the last among them.
  @Test func largeNetworksAreThinnedInTime() throws {
    let run = try bowl((0..<10).map { [Float($0), 1] })
    let samples = try WeightSamples([run], parameters: 2, mostNumbers: 8)
    #expect(samples.isThinned && samples.points.elements == [0, 1, 3, 1, 6, 1, 9, 1])
    #expect(try WeightSamples([run], parameters: 2, mostNumbers: 1).points.elements == [9, 1])
  }

  private static let degenerate: [(String, [[Float]])] = [
    ("one moment", [[1, 2]]), ("no movement", [[1, 2], [1, 2]]), ("zeros", [[0, 0], [0, 0]]),
    ("along a line", [[0, 0], [1, 1], [2, 2]]), ("no numbers", [[1, 2], [.nan, 1], [3, 4]]),
    ("nothing but no numbers", [[.nan, 1], [.nan, 2]]), ("huge", [[1, 1], [1e30, -1e30]]),
    ("ends in no numbers", [[1, 2], [3, 2], [.infinity, 1]]),
  ]

  @Test(arguments: degenerate.indices, [false, true])
  func nothingTraps(index: Int, isSurface: Bool) throws {
    let run = try bowl(Self.degenerate[index].1)
    for directions in [LandscapeDirections.components, .random] {
      let film = try FigureSpec.film(
        "lossLandscape", of: run,
        options: FigureOptions(
          LossLandscape.Options(
            directions: directions, gridPoints: 11, isSurface: isSurface)))
      for frame in 0..<film.frameCount { _ = try film.scene(frame) }
    }
    _ = try FigureSpec(kind: .named("lossLandscape"), file: "a.gif").page(of: set([run, run]))
  }

  /// A run without movement, whose weights are not 0, has directions.
  @Test func aRunThatStandsStillHasAPlane() throws {
    let landscape = try landscape([bowl([[1, 2], [1, 2]])])
    #expect(landscape.plane.names.x == "random direction 1")
    #expect(landscape.plane.varianceShare == nil && landscape.largestGap == 0)
    #expect(Set(landscape.field.values).count > 5)
  }

  // MARK: - Several runs

  /// Each run has its line, its colour and its row of the legend, and a run that has ended stays at its end.
  @Test func allRunsAreInOnePlot() throws {
    let runs = try [bowl([[3, 1], [2, 0], [0.5, 0.25]]), bowl([[3, 1], [-1, -1]])]
    let page = try FigureSpec(kind: .named("lossLandscape"), file: "a.gif").page(of: set(runs))
    #expect(page.content.plots.count == 1)
    let labels = page.content.plots[0].guides.map(\.label)
    #expect(labels == ["run 0", "run 1", "start", "end"])
    #expect(page.readings.map(\.name).contains("Largest gap"))
    var spec = FigureSpec(kind: .named("lossLandscape"), file: "a.gif")
    spec.poster = .first
    let film = try spec.film(spec.page(of: set(runs)), text: AverageLetters())
    let marks = try film.marks(2)
    for (index, count) in [(0, 3), (1, 2)] {
      let color = Theme.light.classColor(index)
      let line = marks.lines.first { $0.stroke.color == color && $0.stroke.width > 2 }
      #expect(line?.points.count == count)
    }
  }

  /// With axes of its own each run has a panel with its path alone.
  @Test func ownAxesAreAPanelForEachRun() throws {
    let runs = try [bowl([[3, 1], [2, 0], [0.5, 0.25]]), bowl([[3, 1], [-1, -1]])]
    let page = try FigureSpec(kind: .named("lossLandscape"), file: "a.gif").page(
      of: set(runs, axes: .own))
    let plots = page.content.plots
    #expect(plots.map(\.panelTitle) == ["run 0", "run 1"])
    #expect(plots.map { $0.table?.rows.count } == [3, 2])
  }

  @Test func theTableHasARowForEveryMoment() throws {
    let run = try bowl([[3, 1], [2, -1], [0.5, 0.25]])
    let table = try #require(
      try FigureSpec.page("lossLandscape", of: run).content.plots[0].table)
    let lines = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0] == ["run", "epoch", "x", "y", "loss", "planeLoss", "gap"])
    #expect(lines.count == 4 && lines.allSatisfy { $0.count == 7 })
    #expect(lines[1][..<2] == ["written", "0.0"] && lines[1][4] == "10.0")
    #expect(lines[3][2...4] == ["0.0", "0.0", "0.3125"] && lines[3][6] == "0.0")
    #expect(
      PlotTable(joining: [
        PlotTable(head: ["a"], rows: [["b, \"c\""]]), PlotTable(head: ["a"], rows: [["d"]]),
      ])?.csv == "a\n\"b, \"\"c\"\"\"\nd\n")
  }
}

extension FigureSpec {
  fileprivate static func subtitle(of page: Page) -> String {
    page.content.plots[0].subtitle.longest
  }
}
