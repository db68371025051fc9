import Learning

extension SnapshotSchedule {
  static var schema: Schema<SnapshotSchedule> {
    Schema(
      kind: \.kind, start: { SnapshotSchedule(kind: $0) },
      [
        .optionalInteger("every", \.every, in: intervals)
          .only(SnapshotScheduleKind.every, .everySteps),
        Field(epochsKey, read: readEpochs, tree: { .array($0.list.map { .integer($0) }) })
          .only(SnapshotScheduleKind.epochs),
        .integer("count", \.count, in: counts)
          .only(SnapshotScheduleKind.logarithmic, .adaptive),
      ])
  }

  private static let epochsKey = "epochs"
  private static let listLengths = 1...10_000

  private static func readEpochs(
    _ reader: ConfigReader, _ spec: inout SnapshotSchedule
  ) throws(ConfigError) {
    guard let values = try reader.list(epochsKey, count: listLengths) else {
      throw reader.error(epochsKey, "is missing")
    }
    spec.list = []
    for (index, value) in values.enumerated() {
      guard let epoch = ConfigReader.integer(value), epoch >= 0 else {
        throw reader.error(
          epochsKey, at: index, "expected an epoch, from 0, found \(value.words)")
      }
      if let last = spec.list.last, epoch <= last {
        throw reader.error(epochsKey, at: index, "\(epoch) does not come after \(last)")
      }
      spec.list.append(epoch)
    }
  }
}
