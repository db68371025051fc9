import Formatting
import Plots
import Snapshots

/// What a job prints at its end.
enum Report {
  static func table(
    records: [Snapshot], files: [OutputFile], framesFolder: String?, seconds: Double,
    stages: String
  ) -> String {
    var lines: [String] = []
    if let last = records.last { lines += ["", summary(last), ""] }
    let width = (files.map(\.path.count).max() ?? 0) + 2
    for file in files {
      let size = pad(Readable.bytes(file.bytes), 9)
      lines.append(
        file.path.padding(to: width) + size + (file.frames.map { "  \($0) frames" } ?? "")
          + (file.compromise.map { "  (for maxBytes: \($0))" } ?? ""))
    }
    if let framesFolder, files.contains(where: { $0.frames != nil }) {
      lines.append("\(framesFolder)/frames/".padding(to: width) + "     every frame as PNG")
    }
    lines.append("done in \(Readable.time(seconds)) (processor time: \(stages))")
    return lines.joined(separator: "\n")
  }

  /// The measures of the last snapshot, a row for each part of the data that there is.
  private static func summary(_ last: Snapshot) -> String {
    let measures = measures.filter { last.metrics[$0.metric] != nil }
    let head = row(["epoch \(Numerals.grouped(last.position.epoch))"] + measures.map(\.title))
    let rows = zip(MetricName.parts, ["train", "validation", "test"]).compactMap { part, title in
      last.metrics[MetricName.of("loss", part: part)].map { _ in
        row(
          [title]
            + measures.map { measure in
              last.metrics[MetricName.of(measure.metric, part: part)].map(measure.text) ?? "–"
            })
      }
    }
    return ([head] + rows).joined(separator: "\n")
  }

  private static let measures:
    [(metric: String, title: String, text: @Sendable (Double) -> String)] =
      [
        ("loss", "loss", { Numerals.fixed($0, decimals: 4) }),
        ("accuracy", "accuracy", { Numerals.percent($0) }),
        ("f1", "F1", { Numerals.fixed($0, decimals: 4) }),
        ("rSquared", "R²", { Numerals.fixed($0, decimals: 4) }),
        ("meanAbsoluteError", "MAE", { Numerals.fixed($0, decimals: 4) }),
      ]

  private static func row(_ cells: [String]) -> String {
    cells[0].padding(to: 16) + cells.dropFirst().map { pad($0, 10) }.joined()
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
