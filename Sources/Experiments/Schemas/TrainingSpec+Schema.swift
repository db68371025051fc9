import Learning

extension TrainingSpec {
  static var schema: Schema<TrainingSpec> {
    Schema([
      .choice("loss", \.loss),
      .integer("epochs", \.epochs, in: epochCounts),
      .object("optimizer", \.optimizer, OptimizerSpec.schema),
    ])
  }
}

extension OptimizerSpec {
  static var schema: Schema<OptimizerSpec> {
    Schema(
      kind: \.kind, start: { OptimizerSpec(kind: $0) },
      [.number("learningRate", \.learningRate, in: learningRates, isAboveZero: true)])
  }
}

extension SnapshotSchedule {
  static var schema: Schema<SnapshotSchedule> {
    Schema([.integer("every", \.every, in: intervals)])
  }
}
