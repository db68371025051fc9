import Graphics
import Learning
import TestSupport
import Testing

@testable import Figures
@testable import Plots

/// Every kind of figure of runs of many kinds, mark by mark, against texts that were looked at and found right.
///
/// To accept new ones, run the tests with NETLAPSE_ACCEPT=1 and read what changed in the folder `Golden`.
struct SceneTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    let kind: String
    let fixture: String
    var size = Size(width: 640, height: 480)
    var theme = ThemeName.light
    var options: FigureOptions?
    var suffix = ""
    var testDescription: String { "\(kind)-\(fixture)\(suffix)" }
  }

  private static func run(_ fixture: String) throws -> Run {
    switch fixture {
    case "moons": try SmallRun.moons()
    case "curve": try SmallRun.sine()
    case "surface": try SmallRun.hills()
    case "threeClasses": try VariedRuns.classes(3, [.dense(5, .relu), .dense(3, .softmax)])
    case "normalised":
      try VariedRuns.classes(
        2,
        [.dense(5, .linear), .batchNormalization(.relu), .dropout(rate: 0.5), .dense(1, .sigmoid)])
    case "withinEpoch":
      try VariedRuns.classes(
        2, [.dense(3, .tanh), .dense(1, .sigmoid)], times: [0, 0.125, 0.25, 1.5])
    case "twelveColumns":
      try VariedRuns.classes(
        2, [.dense(2, .tanh), .layerNormalization(), .dense(1, .sigmoid)], columns: 12)
    case "grey": try ImageRuns.grey()
    case "color": try ImageRuns.color()
    case "logistic": try ImageRuns.logistic()
    default: preconditionFailure(fixture)
    }
  }

  private static let small = Size(width: 320, height: 240)

  static let goldens: [Golden] =
    ["hiddenLines", "decisionBoundary", "hiddenSpace", "architecture"].flatMap { kind in
      ["threeClasses", "normalised", "withinEpoch", "twelveColumns"].map {
        Golden(kind: kind, fixture: $0)
      }
    }
    + [
      "filters", "featureMaps", "samples", "mistakes", "embedding", "saliency", "gradCam",
    ].flatMap { kind in ["grey", "color"].map { Golden(kind: kind, fixture: $0) } }
    + ["activationLines", "learningCurves", "gradientNorms", "confusionMatrix", "distributions"]
    .flatMap { kind in
      ["threeClasses", "normalised"].map { Golden(kind: kind, fixture: $0) }
    } + [
      Golden(kind: "learningCurves", fixture: "withinEpoch"),
      Golden(kind: "weightDistances", fixture: "normalised"),
      Golden(kind: "weightDistances", fixture: "color", theme: .dark),
      Golden(
        kind: "learningCurves", fixture: "moons",
        options: FigureOptions(LearningCurves.Options(metric: .accuracy)), suffix: "-accuracy"),
      Golden(
        kind: "distributions", fixture: "moons",
        options: FigureOptions(Distributions.Options(of: .activations)), suffix: "-activations"),
      Golden(
        kind: "decisionBoundary", fixture: "twelveColumns",
        options: FigureOptions(DecisionBoundary.Options(plane: PlaneSpec(.components))),
        suffix: "-components"),
      Golden(
        kind: "hiddenSpace", fixture: "withinEpoch",
        options: FigureOptions(HiddenSpace.Options(turn: 0)), suffix: "-still"),
      Golden(kind: "activationLines", fixture: "moons", theme: .dark, suffix: "-dark"),
      Golden(kind: "hiddenLines", fixture: "moons", size: small, theme: .dark, suffix: "-small"),
      Golden(
        kind: "lossLandscape", fixture: "normalised",
        options: FigureOptions(LossLandscape.Options(gridPoints: 31))),
      Golden(
        kind: "lossLandscape", fixture: "moons",
        options: FigureOptions(LossLandscape.Options(gridPoints: 11, isSurface: true)),
        suffix: "-surface"),
      Golden(kind: "fit", fixture: "curve"),
      Golden(kind: "weightsAsImage", fixture: "logistic"),
      Golden(kind: "architecture", fixture: "grey"),
      Golden(kind: "architecture", fixture: "color", theme: .dark),
      Golden(kind: "fit", fixture: "surface"),
      Golden(kind: "architecture", fixture: "curve", size: Size(width: 500, height: 700)),
      Golden(
        kind: "dashboard", fixture: "threeClasses", size: Size(width: 1000, height: 900),
        options: FigureOptions(dashboard)),
    ]

  /// A high panel beside two, one of which stands still, over a wide one.
  private static var dashboard: Dashboard.Options {
    var high = PanelSpec(.named("decisionBoundary"))
    high.rows = 2
    var still = PanelSpec(.named("confusionMatrix"))
    still.moment = .first
    var wide = PanelSpec(.named("learningCurves"))
    wide.columns = 2
    return Dashboard.Options(
      panels: [high, PanelSpec(.named("hiddenLines")), still, wide], columns: 2,
      columnRatios: [3, 2], rowRatios: [3, 3, 2])
  }

  @Test(arguments: goldens) func isDrawnAsItWas(golden: Golden) throws {
    var spec = FigureSpec(
      kind: .named(golden.kind), file: "film.gif", size: golden.size, theme: golden.theme)
    spec.poster = .first
    if let options = golden.options { spec.options = options }
    let film = try spec.film(spec.page(of: Self.run(golden.fixture)), text: AverageLetters())
    try GoldenScene.check(golden.testDescription, film)
  }
}
