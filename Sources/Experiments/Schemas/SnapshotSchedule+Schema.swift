import Learning

extension SnapshotSchedule {
  /// - Parameter epochs: of training, which `count` divides.
  static func schema(epochs: Int) -> Schema<SnapshotSchedule> {
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
        Field(
          "count", shape: .integer(evenCounts),
          read: { reader, spec throws(ConfigError) in
            try readEvenCount(reader, &spec, epochs: epochs)
          }, tree: { _ in nil }
        ).only(SnapshotScheduleKind.every),
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
  init(every epochs: Int, in count: Int) {
    self.init(every: (epochs + count - 1) / count)
  }

  private static func readEvenCount(
    _ reader: ConfigReader, _ spec: inout SnapshotSchedule, epochs: Int
  ) throws(ConfigError) {
    guard reader.has("count") else { return }
    if reader.has("every") {
      throw reader.error("count", "says the same as every; leave one of them out")
    }
    let count = try reader.integer("count", in: evenCounts)
    spec.every = (epochs + count - 1) / count
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
