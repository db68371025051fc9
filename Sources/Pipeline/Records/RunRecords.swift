import Experiments
import Files
import JSON
import Learning
import Snapshots

/// The files that say in words and numbers what a run was.
enum RunRecords {
  static func write(
    _ records: [Snapshot], experiment: Experiment, data: ExperimentData,
    outcome: TrainingOutcome, trainingSeconds: Double, to folder: RunFolder
  ) throws {
    try WholeFile.write(Array(metricsTable(records).utf8), to: folder.metrics)
    let epochs = EpochHistory.table(records)
    try WholeFile.write(
      Array(table(head: epochs.head, rows: epochs.rows).utf8), to: folder.epochs)
    try WholeFile.write(
      Array(layersTable(records, network: experiment.network).utf8), to: folder.layers)
    // A run that was drawn again keeps the record of its training.
    guard outcome.hasTrained || !FileSystem.isFile(folder.run) else { return }
    let last = records.last
    let tree = JSONTree.object([
      ("netlapse", .string(Version.current)),
      ("config", .string(experiment.name)),
      ("configHash", .string(experiment.trainingHash)),
      ("dataHash", .string(Hash.fnv1a(data.file.encoded))),
      ("seed", .integer(Int(experiment.seed))),
      ("epochs", .integer(last?.position.epoch ?? 0)),
      ("divergedAt", outcome.divergedAt.map { .integer($0) } ?? .null),
      (
        "final",
        .object(
          MetricName.all.compactMap { name in last?.metrics[name].map { (name, .number($0)) } })
      ),
      ("trainingSeconds", .number((trainingSeconds * 1000).rounded() / 1000)),
    ])
    try WholeFile.write(Array(tree.text.utf8), to: folder.run)
  }

  /// metrics.csv: one row a snapshot, with the measures that the run has; an empty cell where there is no such number.
  static func metricsTable(_ records: [Snapshot]) -> String {
    let columns = MetricName.all.filter { name in records.contains { $0.metrics[name] != nil } }
    return table(
      head: positionColumns + columns,
      rows: records.map { record in
        position(record) + columns.map { cell(record.metrics[$0]) }
      })
  }

  /// layers.csv: one row a snapshot and a layer.
  static func layersTable(_ records: [Snapshot], network: NetworkSpec) -> String {
    let columns = MetricName.ofLayers
    let ratios = ["weight", "bias"]
    var rows: [[String]] = []
    for record in records {
      for (index, layer) in network.layers.enumerated() {
        let activation = layer.kind == .dropout ? "" : layer.activation.rawValue
        rows.append(
          position(record) + ["\(index)", layer.kind.rawValue, activation]
            + columns.map { cell(record.metrics[MetricName.of($0, layer: index)]) }
            + ratios.map {
              cell(record.metrics[MetricName.of("\($0).\(MetricName.updateRatio)", layer: index)])
            })
      }
    }
    return table(
      head: positionColumns + ["layer", "kind", "activation"] + columns
        + ratios.map { "\($0)UpdateRatio" },
      rows: rows)
  }

  private static let positionColumns = ["epoch", "batch"]

  private static func position(_ record: Snapshot) -> [String] {
    ["\(record.position.epoch)", "\(record.position.batch)"]
  }

  private static func cell(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private static func table(head: [String], rows: [[String]]) -> String {
    ([head] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }
}
