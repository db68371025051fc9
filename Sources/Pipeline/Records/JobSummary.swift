import Formatting
import Learning
import Plots
import Snapshots

/// What a job prints at its end.
enum JobSummary {
  /// - Parameter note: a sentence on how training ended.
  static func table(
    records: [Snapshot], note: String? = nil, files: [OutputFile], framesFolder: String?,
    seconds: Double, stages: String
  ) -> String {
    var lines: [String] = []
    if let last = records.last { lines += ["", summary(last), ""] }
    if let note { lines += [note, ""] }
    var rows = files.map { file in
      let frames = file.frames.map { Readable.counted($0, "frame") } ?? ""
      let compromise = file.compromise.map { "  (for maxBytes: \($0))" } ?? ""
      return [file.path.escapingControls, Readable.bytes(file.bytes), frames + compromise]
    }
    if let framesFolder, files.contains(where: { $0.frames != nil }) {
      rows.append(["\(framesFolder)/frames/".escapingControls, "", "every frame as PNG"])
    }
    lines += TextTable.lines(rows, isLeading: [true, false, true], minimum: [0, 8])
    lines.append("done in \(Readable.time(seconds)) (processor time: \(stages))")
    return lines.joined(separator: "\n")
  }

  /// The measures of the last snapshot, a row for each part of the data that there is.
  private static func summary(_ last: Snapshot) -> String {
    let measures = measures.filter { last.metrics[$0.metric] != nil }
    let head = ["epoch \(Numerals.grouped(last.position.epoch))"] + measures.map(\.title)
    let rows = zip(MetricName.parts, ["train", "validation", "test"]).compactMap { part, title in
      last.metrics[MetricName.of("loss", part: part)].map { _ in
        [title]
          + measures.map { measure in
            last.metrics[MetricName.of(measure.metric, part: part)].map(measure.text) ?? "–"
          }
      }
    }
    return TextTable.lines(
      [head] + rows, isLeading: [true] + measures.map { _ in false },
      minimum: [16] + measures.map { _ in 8 }
    ).joined(separator: "\n")
  }

  private static let measures:
    [(metric: String, title: String, text: @Sendable (Double) -> String)] =
      [
        ("loss", "loss", number), ("accuracy", "accuracy", { Numerals.percent($0) }),
        ("f1", "F1", number), ("rSquared", "R²", number), ("meanAbsoluteError", "MAE", number),
      ]

  /// Four digits after the point, or a power of ten where there would be more than seven before it.
  @Sendable private static func number(_ value: Double) -> String {
    abs(value) < 1e7 ? Numerals.fixed(value, decimals: 4) : Numerals.compact(value)
  }
}
