import Learning

extension SnapshotSchedule {
  static var schema: Schema<SnapshotSchedule> {
    Schema(
      kind: \.kind, start: { SnapshotSchedule(kind: $0) },
      [
        .integer("every", \.every, in: intervals)
          .only(SnapshotScheduleKind.every, .everySteps),
        Field(
          epochsKey, shape: .list(.integer(listEpochs), count: listLengths), read: readEpochs,
          tree: { .array($0.list.map { .integer($0) }) }
        ).required().only(SnapshotScheduleKind.epochs),
        .integer("count", \.count, in: counts)
          .only(SnapshotScheduleKind.logarithmic, .adaptive),
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
