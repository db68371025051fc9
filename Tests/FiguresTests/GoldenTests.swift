import Cairo
import Foundation
import Graphics
import PNG
import TestSupport
import Testing

@testable import Figures

/// Whole frames against pictures that were looked at and found right.
///
/// To accept new ones, run the tests with NETLAPSE_ACCEPT=1 and look at what changed in the folder `Golden`.
struct GoldenTests {
  struct Picture: CustomTestStringConvertible, Sendable {
    let kind: FigureKind
    let frame: Int
    var theme = ThemeName.light
    var run: @Sendable () throws -> Run = SmallRun.moons
    var suffix = ""
    var size: Size?
    var options: FigureOptions?
    var testDescription: String { "\(kind.rawValue)\(suffix)-\(theme.rawValue)-\(frame)" }
  }

  static let pictures = [
    Picture(kind: .named("hiddenLines"), frame: 1),
    Picture(kind: .named("hiddenLines"), frame: 2, theme: .dark),
    Picture(kind: .named("activationLines"), frame: 3),
    Picture(kind: .named("decisionBoundary"), frame: 2),
    Picture(kind: .named("hiddenSpace"), frame: 2),
    Picture(kind: .named("hiddenSpace"), frame: 0, theme: .dark),
    Picture(kind: .named("learningCurves"), frame: 1),
    Picture(kind: .named("gradientNorms"), frame: 1),
    Picture(kind: .named("lossLandscape"), frame: 2),
    Picture(kind: .named("lossLandscape"), frame: 1, theme: .dark),
    Picture(kind: .named("filters"), frame: 1, run: { try ImageRuns.color() }),
    Picture(kind: .named("samples"), frame: 2, theme: .dark, run: { try ImageRuns.grey() }),
    Picture(kind: .named("gradCam"), frame: 1, run: { try ImageRuns.color() }),
    Picture(kind: .named("fit"), frame: 0, run: { try SmallRun.sine() }, suffix: "Curve"),
    Picture(
      kind: .named("fit"), frame: 0, theme: .dark, run: { try SmallRun.hills() }, suffix: "Surface"),
    Picture(
      kind: .named("dashboard"), frame: 1, run: { try ImageRuns.grey() }, suffix: "Timeline",
      size: Size(width: 1100, height: 720), options: timeline),
    Picture(
      kind: .named("dashboard"), frame: 2, theme: .dark, run: { try ImageRuns.grey() },
      suffix: "Timeline", size: Size(width: 1100, height: 720), options: timeline),
  ]

  /// Kernels, maps, confusions, errors, losses and features in step.
  private static let timeline = FigureOptions(
    Dashboard.Options(
      panels: [
        "filters", "featureMaps", "confusionMatrix", "learningCurves", "mistakes", "embedding",
      ].map { PanelSpec(.named($0)) }, columns: 3, columnRatios: [1, 1.35, 1.1], rowRatios: []))

  @Test(arguments: pictures) func looksAsItDid(picture: Picture) throws {
    var spec = FigureSpec(kind: picture.kind, file: "film.gif", theme: picture.theme)
    spec.poster = .first
    if let size = picture.size { spec.size = size }
    if let options = picture.options { spec.options = options }
    let film = try spec.film(of: picture.run())
    var canvas = try Canvas(film.size)
    try canvas.draw(film.backdrop)
    let backdrop = canvas.bitmap()
    try canvas.draw(try film.overlay(picture.frame), over: backdrop)
    let actual = canvas.bitmap()
    // Drawn over the backdrop or whole, a frame is the same picture.
    try canvas.draw(try film.scene(picture.frame))
    #expect(difference(canvas.bitmap(), actual).mean < 0.02)

    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(picture.testDescription).png")
    if ProcessInfo.processInfo.environment["NETLAPSE_ACCEPT"] != nil {
      try Data(PNG.encode(actual)).write(to: golden)
    }
    let expected = try PNG.decode([UInt8](Data(contentsOf: golden)))
    let (mean, share) = difference(expected, actual)
    if mean > 0.5 || share > 0.005 {
      let kept = URL(fileURLWithPath: NSTemporaryDirectory())
        .appendingPathComponent("netlapse-\(picture.testDescription).png")
      try Data(PNG.encode(actual)).write(to: kept)
      Issue.record(
        "\(golden.path) and \(kept.path) differ: \(mean) levels in the mean, \(share * 100) % by more than 24"
      )
    }
  }

  /// The mean difference of channels, and the share of pixels that differ by more than 24 levels in one.
  private func difference(_ a: Bitmap, _ b: Bitmap) -> (mean: Double, share: Double) {
    guard a.size == b.size else { return (255, 1) }
    let distances = PixelMetrics.distances(a, b)
    return (
      PixelMetrics.meanDifference(a.pixels, b.pixels),
      Double(distances.count { $0 > 24 }) / Double(distances.count)
    )
  }
}
