import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Films that step through samples: which one a frame shows and says.
struct StepTests {
  /// Two ReLU units, x and −x, and an output that is the same everywhere.
  private func run(bias: Float = 0) throws -> Run {
    let network = try Network<Float>.written(
      [.dense(2, .relu), .dense(1, .sigmoid)], inputs: 2, weights: [[1, 0, -1, 0], [0, 0]],
      biases: [[0, 0], [bias]])
    return .written(
      [network], training: Samples(inputs: [[-3, -2], [3, 2]], labels: [0, 1]),
      test: Samples(inputs: [[-1, 1], [0.5, 0], [2, -1]], labels: [0, 1, 1]))
  }

  private func film(_ run: Run, _ samples: SampleSelection) throws -> Film {
    try FigureSpec.film(
      "activationLines", of: run, options: FigureOptions(ActivationLines.Options(samples: samples)))
  }

  private func caption(_ film: Film, _ frame: Int) throws -> String {
    try film.marks(frame).texts.first { $0.string.hasPrefix("Sample") }?.string ?? ""
  }

  /// Samples are counted from 1, and the star is at the sample that the caption tells of.
  @Test func theStarIsAtTheSampleOfTheCaption() throws {
    let film = try film(run(), .indices([2, 0, 1]))
    let stars = try (0..<3).map { frame in
      try #require(try film.marks(frame).symbols.first { $0.symbol == .star }).positions[0]
    }
    let captions = try (0..<3).map { try caption(film, $0) }
    #expect(captions[0].hasPrefix("Sample 3 (2.00, −1.00) · true yes"))
    #expect(captions[1].hasPrefix("Sample 1 (−1.00, 1.00) · true no"))
    #expect(captions[2].hasPrefix("Sample 2 (0.50, 0.00) · true yes"))
    // x is 2, −1 and 0.5; y is −1, 1 and 0.
    #expect(stars[1].x < stars[2].x && stars[2].x < stars[0].x)
    #expect(stars[1].y < stars[2].y && stars[2].y < stars[0].y)
    #expect(abs((stars[0].x - stars[1].x) / (stars[2].x - stars[1].x) - 2) < 1e-6)
  }

  /// ln 4 is odds of 4 to 1, for either class.
  @Test(arguments: [(Float(1.386_294_4), "yes"), (-1.386_294_4, "no")])
  func theProbabilityIsThatOfThePredictedClass(bias: Float, name: String) throws {
    let text = try caption(film(run(bias: bias), .indices([0])), 0)
    #expect(text.contains("predicted \(name) (p = 0.800)"))
    #expect(text.hasSuffix("– wrong") == (name == "yes"))
  }

  /// At x = 2 the first unit is active and the second rests, at x = −1 the other way round.
  @Test func unitsThatGiveNothingRest() throws {
    let film = try film(run(), .indices([2, 0]))
    let (active, resting) = (Theme.light.positive, Theme.light.mutedText)
    for frame in 0..<2 {
      // Both lines are the upright x = 0, in the order of the units.
      let rect = film.panels[0]
      let lines = try film.marks(frame).lines.filter { line in
        line.points.count == 2 && line.points.allSatisfy { rect.inset(by: -1).contains($0) }
          && [active, resting].contains(line.stroke.color.opacity(1))
      }
      let colors = lines.map { $0.stroke.color.opacity(1) }
      #expect(colors == (frame == 0 ? [active, resting] : [resting, active]))
      #expect(lines.map(\.stroke.dash.isEmpty) == (frame == 0 ? [true, false] : [false, true]))
    }
  }

  /// One training sample, two for validation and three for the test, all of the first class.
  @Test(arguments: [(DataPart.train, 1), (.validation, 2), (.test, 3)])
  func theCountedSamplesAreThoseOfThePart(part: DataPart, count: Int) throws {
    let network = try Network<Float>.written(
      [.dense(1, .sigmoid)], inputs: 2, weights: [[1, 0]])
    func samples(_ count: Int) -> Samples {
      Samples(
        inputs: Array(repeating: [-1, 0], count: count), labels: Array(repeating: 0, count: count))
    }
    let run = Run.written(
      [network], training: samples(1), validation: samples(2), test: samples(3))
    let film = try FigureSpec.film(
      "confusionMatrix", of: run, options: FigureOptions(Confusions.Options(part: part)))
    let rect = film.panels[0]
    let marks = try film.marks(0)
    let texts = marks.texts.filter { rect.contains($0.position) }.map(\.string)
    #expect(texts == ["\(count)", "100 %", "0"])
    // What is right is framed: the first cell and the one below at its right.
    let frame = try #require(marks.lines.first { $0.stroke.color == Theme.light.text }).points
    for (cell, x) in [(0, 0.25), (1, 0.75)] {
      let corners = frame[(cell * 4)..<(cell * 4 + 4)]
      let middle = corners.reduce(Point(0, 0), +) * 0.25
      #expect(abs(middle.x - (rect.left + x * rect.width)) < 2)
      #expect(abs(middle.y - (rect.top + x * rect.height)) < 2)
    }
  }

  /// All weights are −1 before training and 1 after it: the pale ridge stays at the left.
  @Test func thePaleRidgeIsTheStart() throws {
    let networks = try [-1, 1].map { (weight: Float) in
      try Network<Float>.written(
        [.dense(1, .sigmoid)], inputs: 2, weights: [[weight, weight]])
    }
    let run = Run.written(networks, training: Samples(inputs: [[0, 0]], labels: [0]))
    let film = try FigureSpec.film("distributions", of: run)
    /// Where a ridge is highest.
    func peak(_ marks: [Mark], _ ink: Ink) throws -> Double {
      let area = try #require(marks.areas.first { $0.fill == Theme.light.color(ink) })
      return try #require(area.points.min { $0.y < $1.y }).x
    }
    let pale = try peak(film.marks(1), Ridges.past)
    #expect(try abs(peak(film.marks(0), Ridges.now) - pale) < 1e-6)
    #expect(try peak(film.marks(1), Ridges.now) > pale + 100)
  }
}
