import Formatting
import Foundation
import Graphics
import Learning
import Numerics
import TestSupport
import Testing

@testable import Figures
@testable import Plots
@testable import Predictions

struct FigureTests {
  private func strokes(_ marks: [Mark]) -> [Stroke] {
    marks.flatMap { mark -> [Stroke] in
      switch mark {
      case .path(_, _, let stroke): stroke.map { [$0] } ?? []
      case .clipped(_, let inner): strokes(inner)
      default: []
      }
    }
  }

  private func spec(_ kind: String, _ file: String = "a.gif") -> FigureSpec {
    var spec = FigureSpec(kind: .named(kind), file: file)
    spec.poster = .first
    return spec
  }

  /// Width 1 + 3|a|, opacity 0.15 + 0.85|a|, the positive colour and solid above 0, the negative one and dashed below.
  @Test func activationsDecideTheLines() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    var spec = spec("activationLines")
    spec.options = FigureOptions(ActivationLines.Options(sampleOrder: .data))
    let film = try spec.film(of: run)
    #expect(film.frameCount == min(run.test.labels.count, 40))
    let theme = Theme.light
    for frame in 0..<film.frameCount {
      let values = last.firstActivations(run.test.inputs[frame])
      guard
        case .clipped(_, let inner)? = try film.marks(frame).first(where: { mark in
          if case .clipped = mark { true } else { false }
        })
      else {
        Issue.record("no lines")
        return
      }
      let lines = strokes(inner).filter { $0.color.opacity(1) != theme.axis }.prefix(3)
      #expect(lines.count == 3)
      // In units of the page.
      let unit = lines[lines.startIndex].width / (1 + 3 * abs(values[0]))
      #expect((0.9...1).contains(unit))
      for (value, stroke) in zip(values, lines) {
        #expect(abs(stroke.width - unit * (1 + 3 * abs(value))) < 1e-9)
        #expect(abs(stroke.color.opacity - (0.15 + 0.85 * abs(value))) < 1e-9)
        #expect(stroke.dash.isEmpty == (value > 0))
        #expect(
          stroke.color.opacity(1) == (value > 0 ? theme.positive : theme.negative).opacity(1))
      }
    }
  }

  @Test func captionsNameInputClassAndPrediction() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    let film = try spec("activationLines").film(of: run)
    let shown = try film.marks(0).texts.map(\.string).joined(separator: " ")
    let input = run.test.inputs[0].map { Numerals.fixed($0, decimals: 2) }.joined(separator: ", ")
    #expect(shown.contains("(\(input))"))
    #expect(shown.contains("true class \(run.test.labels[0])"))
    #expect(shown.contains("predicted class \(last.predictions([run.test.inputs[0]])[0])"))
  }

  @Test(arguments: ["hiddenLines", "decisionBoundary", "hiddenSpace"])
  func everyFrameTellsEpochLossAndAccuracy(kind: String) throws {
    let run = try SmallRun.moons()
    let film = try spec(kind).film(of: run)
    #expect(film.frameCount == 3)
    let shown = try film.marks(1).texts.map(\.string)
    #expect(shown.contains("5,000"))
    #expect(shown.contains("0.2687"))
    #expect(shown.contains("80.0 %"))
    #expect(film.backdrop.marks.texts.map(\.string).contains("Test accuracy"))
  }

  /// Previews show the first frame, so a film begins with what it ends with unless it is told otherwise.
  @Test func aFilmBeginsWithItsPoster() throws {
    let run = try SmallRun.moons()
    var spec = FigureSpec(kind: .named("hiddenLines"), file: "a.gif")
    let film = try spec.film(of: run)
    #expect(film.frameCount == 4)
    #expect(try film.marks(0) == film.marks(3))
    spec.poster = .epoch(4000)
    let other = try spec.film(of: run)
    #expect(try other.marks(0) == film.marks(2))
  }

  @Test(arguments: [
    (MomentChoice.first, "0"), (.last, "20,000"), (.best, "20,000"), (.epoch(7000), "5,000"),
  ])
  func aPictureShowsTheMomentThatIsAskedFor(moment: MomentChoice, epoch: String) throws {
    let run = try SmallRun.moons()
    var spec = FigureSpec(kind: .named("decisionBoundary"), file: "a.png")
    spec.moment = moment
    let film = try spec.film(of: run)
    #expect(film.frameCount == 1)
    #expect(try film.marks(0).texts.map(\.string).contains(epoch))
  }

  /// The line 2x − 1 = 0 is upright, at x = 0.5, and 3y − 1 = 0 level, at y = 1/3.
  @Test func uprightLinesAreDrawn() throws {
    let run = try SmallRun.uprightLine()
    let plane = try Plane(PlaneSpec(), of: run)
    let lines = try #require(try run.lastPredictor().neuronLines(in: plane))
    #expect(abs(-lines[0].c / lines[0].a - 0.5) < 1e-6 && lines[0].b == 0)
    #expect(abs(-lines[1].c / lines[1].b - 1 / 3.0) < 1e-6 && lines[1].a == 0)
    let ends = try #require(
      LineClipping.segment(
        a: lines[0].a, b: lines[0].b, c: lines[0].c, x: -1...1, y: -3...2))
    #expect(ends.0.x == ends.1.x && abs(ends.0.y - ends.1.y) == 5)
  }

  /// 2 (x − 3) / 4 − 1 = 0 at x = 5 after standardisation with mean 3 and deviation 4.
  @Test func linesOfStandardizedInputsAreInTheirOwnPlane() throws {
    let run = try SmallRun.uprightLine(
      transform: InputTransform(
        standardization: Standardization(means: [3, 0], deviations: [4, 1])))
    let plane = try Plane(PlaneSpec(), of: run)
    let line = try #require(try run.lastPredictor().neuronLines(in: plane)?[0])
    #expect(abs(-line.c / line.a - 5) < 1e-6 && line.b == 0)
  }

  /// The neuron sees x² and y², and 2x² − 1 = 0 is a pair of upright lines at x = ±√½.
  @Test func neuronsOfCurvedInputsHaveCurves() throws {
    let run = try SmallRun.uprightLine(
      transform: InputTransform(features: [.xSquared, .ySquared]))
    let last = try run.lastPredictor()
    let plane = try Plane(PlaneSpec(), of: run)
    #expect(last.neuronLines(in: plane) == nil)
    let lattice = PlaneLattice(
      plane, Grid(columns: 150, rows: 120, x: -2...2, y: -1.5...1.5), last)
    let curves = last.mapNeuronFields(on: lattice) { Contour.lines(of: $0) }[0]
    #expect(curves.count == 2)
    let abscissas = curves.joined().map(\.x)
    #expect(!abscissas.isEmpty && abscissas.allSatisfy { abs(abs($0) - 0.5.squareRoot()) < 1e-3 })
    // The network sees the transformed inputs in its predictions, too.
    let point = [0.9, 0.1]
    let direct = Predictor(network: last.network)
    #expect(
      last.classified([point])[0].probability
        == direct.classified([[point[0] * point[0], point[1] * point[1]]])[0].probability)
  }

  @Test(arguments: [
    (0.0, 0.0, 1.0), (.nan, 1.0, 0.0), (1.0, 0.0, 9.0), (1.0, .infinity, 0.0),
  ])
  func linesOutsideOrWithoutDirectionAreNone(a: Double, b: Double, c: Double) {
    #expect(LineClipping.segment(a: a, b: b, c: c, x: -1...1, y: -1...1) == nil)
  }

  /// The curve of a fit goes through what the network predicts.
  @Test func aFitIsThePrediction() throws {
    let run = try SmallRun.sine()
    let last = try run.lastPredictor()
    let film = try spec("fit", "a.png").film(of: run)
    let clipped = try film.marks(0).compactMap { mark -> [Mark]? in
      if case .clipped(_, let inner) = mark { inner } else { nil }
    }.joined()
    guard case .path(let path, _, _)? = clipped.first else {
      Issue.record("no curve")
      return
    }
    // tanh(1.2 x) · 1.6 + tanh(0.1 − 0.4 x) · 1.1 − 0.1 at x = 0.
    #expect(abs(last.values([[0.0]])[0] - (1.1 * tanh(0.1) - 0.1)) < 1e-6)
    #expect(path.elements.count > 200)
    #expect(try film.marks(0).texts.map(\.string).contains("0.870"))
  }

  @Test func anOrthographicViewKeepsRightAnglesOfItsOwnAxes() {
    let view = OrthographicView()
    // Unit vectors project to the columns of a matrix with orthonormal rows.
    let axes = [SIMD3(1.0, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)].map(view.project)
    #expect(abs(axes.map { $0.x * $0.x }.reduce(0, +) - 1) < 1e-12)
    #expect(abs(axes.map { $0.y * $0.y }.reduce(0, +) - 1) < 1e-12)
    #expect(abs(axes.map { $0.x * $0.y }.reduce(0, +)) < 1e-12)
    for axis in axes { #expect(axis.x * axis.x + axis.y * axis.y > 0.1) }
  }

  @Test func figuresThatDoNotSuitSayWhy() {
    func facts(_ columns: Int, _ classes: Int, _ widths: [Int]) -> RunFacts {
      RunFacts(
        columns: (0..<columns).map { "c\($0)" }, classCount: classes, hiddenWidths: widths)
    }
    func check(_ kind: String, _ facts: RunFacts) throws {
      try FigureKind.named(kind).check(FigureKind.named(kind).options, facts)
    }
    #expect(throws: FigureError.needsHiddenLayer("hiddenLines")) {
      try check("hiddenLines", facts(2, 2, []))
    }
    #expect(throws: FigureError.needsWiderLayer("hiddenSpace", 1)) {
      try check("hiddenSpace", facts(2, 2, [1]))
    }
    #expect(throws: FigureError.needsColumns("decisionBoundary", 1)) {
      try check("decisionBoundary", facts(1, 2, [1]))
    }
    #expect(throws: FigureError.needsNumbers("fit")) { try check("fit", facts(2, 2, [1])) }
    #expect(throws: FigureError.needsClasses("hiddenSpace")) {
      try check("hiddenSpace", facts(2, 0, [3]))
    }
    func defaults(_ facts: RunFacts) -> [String] { FigureSpec.defaults(facts).map(\.file) }
    #expect(
      defaults(facts(5, 2, [3])) == [
        "hidden_layers.gif", "activations.gif", "decision_boundary.png", "decision_boundary.gif",
        "hidden_space.gif", "learning_curves.gif",
      ])
    #expect(defaults(facts(1, 0, [3])) == ["fit.png", "fit.gif", "learning_curves.gif"])
    #expect(
      defaults(facts(2, 2, [])) == [
        "decision_boundary.png", "decision_boundary.gif", "learning_curves.gif",
      ])
    #expect(
      FigureSpec.unsuitable(facts(2, 2, [])).map(\.kind.rawValue)
        == ["hiddenLines", "activationLines", "hiddenSpace", "fit"])
  }
}
