import Experiments
import Learning
import Snapshots

/// The files that say in words and numbers what a run was.
enum RunRecords {
  /// The columns of metrics.csv after the epoch.
  static let columns = ["loss", "testLoss", "accuracy", "testAccuracy", "f1", "testF1"]

  static func write(
    _ records: [Snapshot], experiment: Experiment, data: DataSplit,
    outcome: TrainingStage.Outcome, trainingSeconds: Double, to folder: RunFolder
  ) throws {
    try WholeFile.write(Array(table(records).utf8), to: folder.metrics)
    // A run that was drawn again keeps the record of its training.
    guard outcome.hasTrained || !FileSystem.isFile(folder.run) else { return }
    let last = records.last
    let tree = JSONTree.object([
      ("netlapse", .string(Version.current)),
      ("config", .string(experiment.name)),
      ("configHash", .string(experiment.trainingHash)),
      ("dataHash", .string(Hash.fnv1a(data.file.encoded))),
      ("seed", .integer(Int(experiment.seed))),
      ("epochs", .integer(last?.place.epoch ?? 0)),
      ("divergedAt", outcome.divergedAt.map { .integer($0) } ?? .null),
      (
        "final",
        .object(columns.compactMap { name in last?.metrics[name].map { (name, .number($0)) } })
      ),
      ("trainingSeconds", .number((trainingSeconds * 1000).rounded() / 1000)),
    ])
    try WholeFile.write(Array(tree.text.utf8), to: folder.run)
  }

  /// One row a snapshot; an empty cell where there is no such number.
  static func table(_ records: [Snapshot]) -> String {
    let head = (["epoch"] + columns).joined(separator: ",")
    let rows = records.map { record in
      (["\(record.place.epoch)"] + columns.map { record.metrics[$0].map { "\($0)" } ?? "" })
        .joined(separator: ",")
    }
    return ([head] + rows).joined(separator: "\n") + "\n"
  }
}
