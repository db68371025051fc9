import Experiments
import Formatting

/// What a sweep prints at its end: a row a run.
enum SweepReport {
  /// More rows do not fit a screen; the files have them all.
  private static let shownRuns = 40

  static func table(_ runs: [Sweep.Run], _ states: [RunState], _ folders: SweepFolders) -> String {
    let records = runs.prefix(shownRuns).map { RunRecord(of: folders.folder($0)) }
    let measures = ["loss", "accuracy", "rSquared", "testLoss", "testAccuracy", "testRSquared"]
      .filter { name in records.contains { $0.final[name] != nil } }
    let rows = zip(zip(runs, states), records).map { run, record in
      [run.0.name, record.epochs.map(Numerals.grouped) ?? "–"]
        + measures.map { name in record.final[name].map { text($0, of: name) } ?? "–" }
        + [remark(run.1)]
    }
    var lines = TextTable.lines(
      [["run", "epochs"] + measures + [""]] + rows,
      isLeading: [true, false] + measures.map { _ in false } + [true])
    if runs.count > shownRuns { lines.append("… and \(runs.count - shownRuns) more runs") }
    lines.append("\(folders.path)/".escapingControls + "  \(Readable.counted(runs.count, "run"))")
    return "\n" + lines.joined(separator: "\n")
  }

  private static func text(_ value: Double, of name: String) -> String {
    name.lowercased().hasSuffix("accuracy") ? Numerals.percent(value) : Numerals.compact(value)
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
