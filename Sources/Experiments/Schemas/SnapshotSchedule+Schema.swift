import Learning
import Schemas

extension SnapshotSchedule {
  /// - Parameter epochs: of training, which the `count` of `every` divides; `nil` when early stopping decides how many
  ///   there are.
  static func schema(epochs: Int?) -> Schema<SnapshotSchedule> {
    Schema(
      kind: \.kind, start: { SnapshotSchedule(kind: $0) },
      [
        .optionalInteger("every", \.every, in: intervals)
          .only(SnapshotScheduleKind.every, .everySteps)
          .documented(
            "How far snapshots lie apart: epochs for `every`, steps (updates) for `everySteps`."),
        Field(
          epochsKey, shape: .list(.integer(listEpochs), count: listLengths), read: readEpochs,
          tree: { .array($0.list.map { .integer($0) }) }
        ).required().only(SnapshotScheduleKind.epochs)
          .documented(
            "The epochs after which a snapshot is taken, rising; 0 and the last epoch have one anyhow."
          ),
        .integer("count", \.count, in: counts)
          .only(SnapshotScheduleKind.logarithmic, .adaptive)
          .documented(
            """
            How many snapshots there are, with the first and the last; fewer only where training has fewer epochs \
            (`logarithmic`) or steps (`adaptive`). `logarithmic` makes the epochs between two snapshots grow by a \
            constant factor. `adaptive` makes the predictions on up to 256 training samples change equally from one \
            snapshot to the next, as a Euclidean distance, so that a film moves at an even pace; a single step that \
            changes them more is taken as it is. Only the whole training tells where that is: it runs once in advance, \
            as a rehearsal, and so takes twice as long. With early stopping, both share out the epochs that the run takes.
            """),
        Field(
          "count", shape: .integer(evenCounts),
          read: { reader, spec throws(ConfigError) in
            try readEvenCount(reader, &spec, epochs: epochs)
          }, tree: { $0.every == nil ? .integer($0.count) : nil }
        ).only(SnapshotScheduleKind.every)
          .documented(
            """
            How many snapshots follow the first, at most, at equal distances of whole epochs; instead of `every`. With \
            early stopping, of the epochs that the run takes.
            """),
      ],
      shortForms: [
        .number("count", "a number of snapshots"),
        .list(epochsKey, "a list of epochs", kind: SnapshotScheduleKind.epochs.rawValue),
      ])
  }

  private static let epochsKey = "epochs"
  private static let listLengths = 1...10_000
  private static let listEpochs = 0...TrainingSpec.epochCounts.upperBound

  private static let evenCounts = 1...counts.upperBound

  /// At most `count` snapshots after the first, at equal distances.
  ///
  /// - Parameter epochs: `nil` when early stopping decides how many there are.
  init(every epochs: Int?, in count: Int) {
    if let epochs {
      self.init(every: (epochs + count - 1) / count)
    } else {
      self.init(count: count)
    }
  }

  private static func readEvenCount(
    _ reader: ConfigReader, _ spec: inout SnapshotSchedule, epochs: Int?
  ) throws(ConfigError) {
    guard reader.has("count") else { return }
    if reader.has("every") {
      throw reader.error("count", "says the same as every; leave one of them out")
    }
    spec = SnapshotSchedule(every: epochs, in: try reader.integer("count", in: evenCounts))
  }

  private static func readEpochs(
    _ reader: ConfigReader, _ spec: inout SnapshotSchedule
  ) throws(ConfigError) {
    let epochs = try reader.integers(
      epochsKey, count: listLengths, in: listEpochs, expected: "an epoch, from 0")
    guard let epochs else { throw reader.error(epochsKey, "is missing") }
    for index in epochs.indices.dropFirst() where epochs[index] <= epochs[index - 1] {
      throw reader.error(
        epochsKey, at: index, "\(epochs[index]) does not come after \(epochs[index - 1])")
    }
    spec.list = epochs
  }
}
