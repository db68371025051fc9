import Learning
import Snapshots

/// The measures of epochs as tensors of snapshots, each with the epochs since the one before, and as epochs.csv.
enum EpochHistory {
  private static let numbers = "epochs.number"
  private static let columns = EpochMeasures.measures.map { metric, part in
    (
      name: metric.key(part),
      value: { @Sendable (measures: EpochMeasures) in measures.value(metric, part) }
    )
  }

  static func tensors(_ history: [EpochMeasures]) -> [String: Tensor] {
    var tensors = [numbers: Tensor(history.map(\.epoch), shape: [history.count])]
    for (name, value) in columns {
      let values = history.compactMap(value)
      if values.count == history.count, !values.isEmpty {
        tensors[tensor(name)] = Tensor(values, shape: [values.count])
      }
    }
    return tensors
  }

  /// Whether a tensor of a snapshot holds measures of epochs.
  static func isKept(_ name: String) -> Bool {
    name == numbers || columns.contains { tensor($0.name) == name }
  }

  /// The measures of all epochs that the snapshots hold.
  static func epochs(_ records: [Snapshot]) -> [EpochMeasures] {
    records.flatMap { record -> [EpochMeasures] in
      let values = columns.map { record.tensors[tensor($0.name)]?.doubles ?? [] }
      return (record.tensors[numbers]?.integers ?? []).enumerated().map { row, epoch in
        func value(_ column: Int) -> Double? {
          row < values[column].count ? values[column][row] : nil
        }
        return EpochMeasures(
          epoch: epoch, loss: value(0) ?? .nan, accuracy: value(1), validationLoss: value(2),
          validationAccuracy: value(3))
      }
    }
  }

  /// The head and the rows of epochs.csv.
  static func table(_ records: [Snapshot]) -> (head: [String], rows: [[String]]) {
    let present = columns.map(\.name).filter { name in
      records.contains { $0.tensors[tensor(name)] != nil }
    }
    let rows = records.flatMap { record -> [[String]] in
      let values = present.map { record.tensors[tensor($0)]?.doubles ?? [] }
      return (record.tensors[numbers]?.integers ?? []).enumerated().map { row, epoch in
        ["\(epoch)"] + values.map { row < $0.count ? "\($0[row])" : "" }
      }
    }
    return (["epoch"] + present, rows)
  }

  private static func tensor(_ column: String) -> String { "epochs." + column }
}
