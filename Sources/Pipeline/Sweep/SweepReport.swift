import Experiments
import Formatting
import Learning

/// What a sweep prints at its end: a row a run.
enum SweepReport {
  /// More rows do not fit a screen; the files have them all.
  private static let shownRuns = 40

  static func table(_ runs: [Sweep.Run], _ states: [RunState], _ folders: SweepFolders) -> String {
    let records = runs.prefix(shownRuns).map { RunRecord(of: folders.folder($0)) }
    let measures = [Metric.Part.training, .test].flatMap { part in
      [Metric.loss, .accuracy, .rSquared].map { (metric: $0, part: part, key: $0.key(part)) }
    }.filter { measure in records.contains { $0.final[measure.key] != nil } }
    let rows = zip(zip(runs, states), records).map { run, record in
      [run.0.name, record.epochs.map(Numerals.grouped) ?? "–"]
        + measures.map { measure in record.final[measure.key].map(measure.metric.text) ?? "–" }
        + [remark(run.1)]
    }
    var lines = TextTable.lines(
      [["run", "epochs"] + measures.map { $0.metric.title($0.part) } + [""]] + rows,
      isLeading: [true, false] + measures.map { _ in false } + [true])
    if runs.count > shownRuns { lines.append("… and \(runs.count - shownRuns) more runs") }
    lines.append("\(folders.path)/".escapingControls + "  \(Readable.counted(runs.count, "run"))")
    return "\n" + lines.joined(separator: "\n")
  }

  private static func remark(_ state: RunState) -> String {
    switch state {
    case .done: ""
    case .diverged(let epoch): "diverged at \(Numerals.grouped(epoch))"
    case .dropped(let epoch): "dropped at \(Numerals.grouped(epoch))"
    case .inUse: "in use"
    case .failed: "failed"
    }
  }
}
