import Learning

extension SnapshotSchedule {
  static var schema: Schema<SnapshotSchedule> {
    Schema(
      kind: \.kind, start: { SnapshotSchedule(kind: $0) },
      [
        .optionalInteger("every", \.every, in: intervals)
          .only(SnapshotScheduleKind.every, .everySteps)
          .documented(
            """
            How far snapshots lie apart: in epochs for `every`, in steps (updates) for `everySteps`. Left out, the epochs \
            that the run takes are divided into 40 equal parts at most, also when early stopping ends it.
            """),
        Field(
          epochsKey, shape: .list(.integer(listEpochs), count: listLengths), read: readEpochs,
          tree: { .array($0.list.map { .integer($0) }) }
        ).required().only(SnapshotScheduleKind.epochs)
          .documented(
            "The epochs after which a snapshot is taken, rising; 0 and the last epoch have one in any case."
          ),
        .integer("count", \.count, in: counts)
          .only(SnapshotScheduleKind.logarithmic, .adaptive)
          .documented(
            """
            How many snapshots there are, with the first and the last; fewer only where training has fewer epochs \
            (`logarithmic`) or steps (`adaptive`). `logarithmic` makes the epochs between two snapshots grow by a constant \
            factor. `adaptive` makes the predictions on up to 256 training samples change equally from one snapshot to the \
            next, as a Euclidean distance, so that a film moves at an even pace. Only the whole training tells where that \
            is; it runs once in advance, as a rehearsal, and so takes twice as long. With early stopping, both share out \
            the epochs that the run takes.
            """),
      ])
  }

  private static let epochsKey = "epochs"
  private static let listLengths = 1...10_000
  private static let listEpochs = 0...TrainingSpec.epochCounts.upperBound

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
