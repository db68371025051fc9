import Experiments
import Files
import JSON
import Learning
import Snapshots

/// The tables of a run and run.json, which tell in text what it was.
enum RunRecords {
  /// metrics.csv, epochs.csv and layers.csv.
  static func writeTables(
    _ records: [Snapshot], experiment: Experiment, to folder: RunFolder
  ) throws(FileError) {
    try WholeFile.write(Array(metricsTable(records).utf8), to: folder.metrics)
    let epochs = EpochHistory.table(records)
    try WholeFile.write(
      Array(table(head: epochs.head, rows: epochs.rows).utf8), to: folder.epochs)
    try WholeFile.write(
      Array(layersTable(records, network: experiment.network).utf8), to: folder.layers)
  }

  /// run.json.
  ///
  /// - Parameters:
  ///   - last: the last snapshot.
  ///   - source: the config's path from the folder.
  static func writeRun(
    _ last: Snapshot?, experiment: Experiment, data: ExperimentData, outcome: TrainingOutcome,
    source: String?, outputs: [OutputRecord], to folder: RunFolder
  ) throws(FileError) {
    let tree = JSONTree.object([
      ("netlapse", .string(Version.current)),
      ("config", .string(experiment.name)),
      ("source", source.map { .string($0) } ?? .null),
      ("configHash", .string(experiment.trainingHash)),
      ("dataHash", .string(Hash.fnv1a(data.file.encoded))),
      ("seed", .integer(Int(experiment.seed))),
      ("epochs", .integer(last?.position.epoch ?? 0)),
      (
        "earlyStopping",
        experiment.training.earlyStopping.flatMap { outcome.stop?.tree($0) } ?? .null
      ),
      ("divergedAt", outcome.divergedAt.map { .integer($0) } ?? .null),
      (
        "final",
        .object(
          MetricName.all.compactMap { name in last?.metrics[name].map { (name, .number($0)) } })
      ),
      (
        "trainingSeconds",
        outcome.seconds.map { .number(TrainingTimes.rounded($0)) } ?? .null
      ),
      (outputsKey, .array(outputs.map(\.tree))),
    ])
    try WholeFile.write(Array(tree.text.utf8), to: folder.run)
  }

  /// Lists files that were drawn anew in the run.json that is there; where there is none, none is made.
  static func update(
    _ folder: RunFolder, files: some Sequence<(String, OutputFile)>, hasFrames: Bool,
    training: String
  ) throws {
    guard FileSystem.isFile(folder.run),
      let json = try? JSONParser.parse(FileSystem.read(folder.run)),
      case .object(var members) = JSONTree(json)
    else { return }
    var outputs = OutputRecords(RunRecord(of: folder), in: folder)
    for (file, output) in files {
      outputs.record(output, file: file, hasFrames: hasFrames, training: training)
    }
    members.removeAll { $0.0 == outputsKey }
    members.append((outputsKey, .array(outputs.entries.map(\.tree))))
    try WholeFile.write(Array(JSONTree.object(members).text.utf8), to: folder.run)
  }

  private static let outputsKey = "outputs"

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
        let activation = layer.kind.hasActivation ? layer.activation.rawValue : ""
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
