import Graphics
import Learning
import Numerics
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Figures of several runs, mark by mark, against texts that were looked at and found right.
///
/// To accept new ones, run the tests with NETLAPSE_ACCEPT=1 and read what changed in the folder `Golden`.
struct ComparisonSceneTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    let kind: String
    let fixture: String
    var size = Size(width: 640, height: 480)
    var theme = ThemeName.light
    var axes: AxisSharing?
    var clock = RunClock.epoch
    var options: FigureOptions?
    var suffix = ""
    var testDescription: String { "compared-\(kind)-\(fixture)\(suffix)" }
  }

  static let goldens: [Golden] = [
    Golden(kind: "overlay", fixture: "seeds"),
    Golden(kind: "overlay", fixture: "seeds", theme: .dark, clock: .step, suffix: "-steps"),
    Golden(
      kind: "overlay", fixture: "grid",
      options: FigureOptions(Overlay.Options(measure: MeasureOptions(metric: .accuracy))),
      suffix: "-accuracy"),
    Golden(kind: "summary", fixture: "seeds"),
    Golden(kind: "summary", fixture: "grid", size: Size(width: 420, height: 300), theme: .dark),
    Golden(kind: "heatMap", fixture: "grid"),
    Golden(kind: "parallelCoordinates", fixture: "grid"),
    Golden(
      kind: "lossLandscape", fixture: "trained",
      options: FigureOptions(LossLandscape.Options(gridPoints: 11))),
    Golden(kind: "decisionBoundary", fixture: "trained", size: Size(width: 900, height: 320)),
    Golden(kind: "learningCurves", fixture: "trained", axes: .own, suffix: "-own"),
    Golden(kind: "hiddenLines", fixture: "trained", theme: .dark),
  ]

  @Test(arguments: goldens) func isDrawnAsItWas(golden: Golden) throws {
    var spec = FigureSpec(
      kind: .named(golden.kind), file: "film.gif", size: golden.size, theme: golden.theme)
    spec.poster = .first
    if let options = golden.options { spec.options = options }
    var set = try Self.runs(golden.fixture)
    set.clock = golden.clock
    set.axes = golden.axes
    let film = try spec.film(spec.page(of: set), text: AverageLetters())
    try GoldenScene.check(golden.testDescription, film)
  }

  private static func runs(_ fixture: String) throws -> RunSet {
    switch fixture {
    case "seeds":
      return RunSet(
        try [(0.1, 1, [2.0, 1, 0.5]), (0.1, 2, [2.5, 1.5, 0.25]), (1, 1, [2, 0.75, 0.125])].map {
          try WrittenRuns.member(
            [WrittenRuns.rate($0), WrittenRuns.seed($1)], losses: $2, accuracies: [0.5, 0.9, 0.96],
            seconds: $0)
        } + [
          WrittenRuns.member(
            [WrittenRuns.rate(10), WrittenRuns.seed(1)], losses: [2, 60, 9e9],
            accuracies: [0.5, 0.4, 0.3], hasDiverged: true, seconds: 4)
        ], common: "moons · layers 2-1")
    case "grid":
      var members: [RunSet.Member] = []
      for (row, units) in [2, 4].enumerated() {
        for (column, rate) in [0.01, 0.1, 1].enumerated() where row + column < 3 {
          let last = 0.1 + 0.2 * Double(row) + 0.05 * Double(column * column)
          members.append(
            try WrittenRuns.member(
              [WrittenRuns.units(units), WrittenRuns.rate(rate)], losses: [1, 0.8, last],
              accuracies: [0.5, 0.7, 1 - last], seconds: 1))
        }
      }
      return RunSet(members)
    case "trained":
      return RunSet(
        try [0.5, 1, 2].map { scale in
          RunSet.Member(
            try VariedRuns.drift(scale: scale), label: "rate \(scale)",
            settings: [WrittenRuns.rate(scale)])
        })
    default: preconditionFailure(fixture)
    }
  }
}
