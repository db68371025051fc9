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

  /// The metrics of the last snapshot, a row for each part of the data that there is.
  private static func summary(_ last: Snapshot) -> String {
    let metrics = metrics.filter { last.metrics[$0.name] != nil }
    let head = ["epoch \(Numerals.grouped(last.position.epoch))"] + metrics.map(\.heading)
    let rows = zip(Metric.Part.allCases, ["train", "validation", "test"]).compactMap {
      part, title in
      last.metrics[Metric.loss.key(part)].map { _ in
        [title] + metrics.map { metric in last.metrics[metric.key(part)].map(metric.text) ?? "–" }
      }
    }
    return TextTable.lines(
      [head] + rows, isLeading: [true] + metrics.map { _ in false },
      minimum: [16] + metrics.map { _ in 8 }
    ).joined(separator: "\n")
  }

  private static let names = ["loss", "accuracy", "f1", "rSquared", "meanAbsoluteError"]
  private static let metrics = Metric.ofParts.filter { names.contains($0.name) }
}

extension Metric {
  /// A value as lines of a terminal show it: a share in percent, else four digits after the point, or a power of ten where there
  /// would be more than seven before it.
  func text(_ value: Double) -> String {
    if self == .accuracy { return Numerals.percent(value) }
    return abs(value) < 1e7 ? Numerals.fixed(value, decimals: 4) : Numerals.compact(value)
  }
}
