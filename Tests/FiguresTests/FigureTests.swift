import Formatting
import Foundation
import Graphics
import Learning
import Numerics
import Plots
import Testing

@testable import Figures

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

  private func texts(_ marks: [Mark]) -> [String] {
    marks.flatMap { mark -> [String] in
      switch mark {
      case .text(let text): [text.string]
      case .clipped(_, let inner): texts(inner)
      default: []
      }
    }
  }

  /// Width 1 + 3|a|, opacity 0.1 + 0.9|a|, lime and solid above 0, red and dashed below.
  @Test func activationsDecideTheLines() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    let film = try Figure.film(
      FigureSpec(kind: .activationLines, file: "a.gif", sampleOrder: .data), of: run)
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
      let lines = strokes(inner).prefix(3)
      for (value, stroke) in zip(values, lines) {
        #expect(abs(stroke.width - (1 + 3 * abs(value))) < 1e-9)
        #expect(abs(stroke.color.opacity - (0.1 + 0.9 * abs(value))) < 1e-9)
        #expect(stroke.dash.isEmpty == (value > 0))
        #expect(
          stroke.color.opacity(1) == (value > 0 ? theme.positive : theme.negative).opacity(1))
      }
    }
  }

  @Test func titlesNameInputClassAndPrediction() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    let film = try Figure.film(FigureSpec(kind: .activationLines, file: "a.gif"), of: run)
    let title = texts(try film.marks(0)).joined(separator: " ")
    let input = run.test.inputs[0].map { Numerals.fixed($0, decimals: 2) }.joined(separator: ", ")
    #expect(title.contains("(\(input))"))
    #expect(title.contains("true class \(run.test.labels[0])"))
    #expect(
      title.contains("predicted class \(last.predictions([run.test.inputs[0]])[0])"))
  }

  @Test(arguments: [FigureKind.hiddenLines, .decisionBoundary, .hiddenSpace])
  func everyFrameTellsEpochLossAndAccuracy(kind: FigureKind) throws {
    let run = try SmallRun.moons()
    let film = try Figure.film(FigureSpec(kind: kind, file: "a.gif"), of: run)
    #expect(film.frameCount == 3)
    let shown = texts(try film.marks(1))
    #expect(shown.contains("5,000"))
    #expect(shown.contains("0.2687"))
    #expect(shown.contains("80.0 %"))
  }

  /// The line 2x − 1 = 0 is upright, at x = 0.5.
  @Test func uprightLinesAreDrawn() throws {
    let run = try SmallRun.uprightLine()
    let last = try run.lastPredictor()
    let plane = try InputPlane(run, size: Size(width: 800, height: 600), theme: .light)
    let lines = plane.neuronLines(of: last)
    let upright = try #require(lines[0].first)
    #expect(upright.count == 2 && upright.allSatisfy { abs($0.x - plane.axes.x(0.5)) < 1e-3 })
    #expect(abs(upright[0].y - upright[1].y) > 400)
    let level = try #require(lines[1].first)
    #expect(abs(level[0].y - plane.axes.y(1.0 / 3)) < 1e-3)
  }

  /// 2 (x − 3) / 4 − 1 = 0 at x = 5 after standardisation with mean 3 and deviation 4.
  @Test func linesOfStandardizedInputsAreInTheirOwnPlane() throws {
    let run = try SmallRun.uprightLine(
      transform: InputTransform(
        standardization: Standardization(means: [3, 0], deviations: [4, 1])))
    let last = try run.lastPredictor()
    let line = try #require(last.neuronLines?[0])
    #expect(abs(-line.c / line.a - 5) < 1e-6 && line.b == 0)
  }

  /// The neuron sees x² − y², and 2 (x² − …) − 1 = 0 is a pair of upright lines at x = ±√½.
  @Test func neuronsOfCurvedInputsHaveCurves() throws {
    let run = try SmallRun.uprightLine(
      transform: InputTransform(features: [.xSquared, .ySquared]))
    let last = try run.lastPredictor()
    #expect(last.neuronLines == nil)
    let plane = try InputPlane(run, size: Size(width: 800, height: 600), theme: .light)
    let curves = plane.neuronLines(of: last)[0]
    #expect(curves.count == 2)
    let places = curves.joined().map { plane.axes.x.inverse($0.x) }
    #expect(!places.isEmpty && places.allSatisfy { abs(abs($0) - 0.5.squareRoot()) < 1e-3 })
    // The network sees the transformed inputs in its predictions, too.
    let point = [0.9, 0.1]
    let direct = Predictor(network: last.network)
    #expect(
      last.votes([point])[0].probability
        == direct.votes([[point[0] * point[0], point[1] * point[1]]])[0].probability)
  }

  @Test(arguments: [
    (0.0, 0.0, 1.0), (.nan, 1.0, 0.0), (1.0, 0.0, 9.0), (1.0, .infinity, 0.0),
  ])
  func linesOutsideOrWithoutDirectionAreNone(a: Double, b: Double, c: Double) {
    #expect(LineClipping.segment(a: a, b: b, c: c, x: -1...1, y: -1...1) == nil)
  }

  /// The curve that is drawn is where the network's probability is one half.
  @Test func theBoundaryIsWhereTheClassesAreEven() throws {
    let run = try SmallRun.moons()
    let last = try run.lastPredictor()
    let plane = try InputPlane(run, size: Size(width: 800, height: 600), theme: .light)
    let lines = plane.boundaries(in: plane.field(of: last))
    #expect(!lines.isEmpty)
    for point in lines.joined() {
      let input = [plane.axes.x.inverse(point.x), plane.axes.y.inverse(point.y)]
      #expect(abs(last.votes([input])[0].probability - 0.5) < 0.02)
    }
  }

  /// The curve of a fit goes through what the network predicts.
  @Test func aFitIsThePrediction() throws {
    let run = try SmallRun.sine()
    let last = try run.lastPredictor()
    let film = try Figure.film(FigureSpec(kind: .fit, file: "a.png"), of: run)
    guard case .clipped(_, let inner)? = try film.marks(0).first,
      case .path(let path, _, _)? = inner.first
    else {
      Issue.record("no curve")
      return
    }
    // tanh(1.2 x) · 1.6 + tanh(0.1 − 0.4 x) · 1.1 − 0.1 at x = 0.
    #expect(abs(last.values([[0.0]])[0] - (1.1 * tanh(0.1) - 0.1)) < 1e-6)
    #expect(path.elements.count > 200)
    let shown = texts(try film.marks(0))
    #expect(shown.contains("0.870"))
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
    #expect(throws: FigureError.needsHiddenLayer(.hiddenLines)) {
      try Figure.check(.hiddenLines, coordinateCount: 2, classCount: 2, hiddenWidths: [])
    }
    #expect(throws: FigureError.needsWiderLayer(.hiddenSpace, 1)) {
      try Figure.check(.hiddenSpace, coordinateCount: 2, classCount: 2, hiddenWidths: [1])
    }
    #expect(throws: FigureError.needsPlane(.decisionBoundary, 3)) {
      try Figure.check(.decisionBoundary, coordinateCount: 3, classCount: 2, hiddenWidths: [1])
    }
    #expect(throws: FigureError.needsNumbers(.fit)) {
      try Figure.check(.fit, coordinateCount: 2, classCount: 2, hiddenWidths: [1])
    }
    #expect(throws: FigureError.needsLineOrPlane(.fit, 3)) {
      try Figure.check(.fit, coordinateCount: 3, classCount: 0, hiddenWidths: [1])
    }
    #expect(
      Figure.defaults(coordinateCount: 5, classCount: 2, hiddenWidths: [3]).map(\.kind)
        == [.learningCurves])
    #expect(
      Figure.defaults(coordinateCount: 1, classCount: 0, hiddenWidths: [3]).map(\.kind)
        == [.fit, .fit])
    #expect(
      Figure.defaults(coordinateCount: 2, classCount: 2, hiddenWidths: []).map(\.kind)
        == [.decisionBoundary, .decisionBoundary])
  }
}
