import GIF
import Graphics
import TestSupport

@testable import Report

/// Pages of runs that were never trained.
enum Samples {
  static let metrics = [
    ReportMetric(measure: "loss", part: "training", title: "Training loss", isLessBetter: true),
    ReportMetric(measure: "loss", part: "test", title: "Test loss", isLessBetter: true),
    ReportMetric(
      measure: "accuracy", part: "training", title: "Training accuracy", format: .percent,
      isLessBetter: false),
    ReportMetric(
      measure: "accuracy", part: "test", title: "Test accuracy", format: .percent,
      isLessBetter: false),
  ]

  /// Losses that fall as 1 ÷ (1 + epoch × rate) with 10 % of noise, of each of 1,000 epochs, and 61 moments.
  static func run(_ index: Int, name: String? = nil, films: [ReportFilm] = []) -> ReportRun {
    var random = SplitMix(seed: UInt64(index))
    let rate = Double(index % 7 + 1) / 200
    func losses(_ epochs: [Double]) -> [Double] {
      epochs.map { (1 + Double.random(in: 0..<0.1, using: &random)) / (1 + $0 * rate) }
    }
    let moments = (0...60).map { Double($0 * 1000 / 60) }
    let epochs = (0...1000).map(Double.init)
    let values = [losses(moments), losses(moments)]
    let curves = [losses(epochs), losses(moments)]
    func points(_ values: [Double]) -> [Point] {
      zip(values.count == epochs.count ? epochs : moments, values).map { Point($0, $1) }
    }
    return ReportRun(
      name: name ?? "run-\(index)", moments: moments,
      values: values + values.map { $0.map { max(0, 1 - $0) } },
      curves: (curves + curves.map { $0.map { max(0, 1 - $0) } }).map(points), films: films)
  }

  static func page(runs count: Int) -> ReportPage {
    ReportPage(
      title: "\(count) runs", metrics: metrics, runs: (0..<count).map { run($0) },
      settings: [
        ReportSetting(
          keyPath: "training.optimizer.learningRate", name: "learning rate",
          values: (0..<count).map { "\(Double($0 % 7 + 1) / 200)" })
      ], config: "{ \"seed\": 1 }\n")
  }

  /// Pictures with a disc that goes from left to right over stripes.
  static func frames(_ count: Int, width: Int = 64, height: Int = 48) -> [[UInt32]] {
    (0..<count).map { frame in
      (0..<width * height).map { pixel in
        let (x, y) = (pixel % width, pixel / width)
        let (dx, dy) = (x - frame * width / count, y - height / 2)
        if dx * dx + dy * dy < 90 { return 0xFFD0_3010 }
        return (x / 8 + y / 8) % 2 == 0 ? 0xFFFF_FFFF : 0xFF20_6AB3
      }
    }
  }

  static func film(_ name: String, frames count: Int = 61) throws -> ReportFilm {
    let bytes = try GIF.encode(
      frames: frames(count), width: 64, height: 48,
      delays: [Int](repeating: 10, count: count))
    return ReportFilm(name: name, altText: "Film of a disc", mediaType: "image/gif", bytes: bytes)
  }

  /// What no one would call a run, and some would.
  static let nastyNames = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "a & b &amp; 'c'",
    "tab\tnewline\nescape\u{1B}[31m", "right\u{202E}to left\u{2066}", "</title></style></script>",
    "日本語 ελληνικά 😀", "", String(repeating: "long", count: 80), "x\u{0}\u{FEFF}\u{2028}y",
  ]
}
