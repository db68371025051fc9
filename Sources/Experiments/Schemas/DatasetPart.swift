import Learning

/// What a config says of its data: the set, and how it is split.
struct DatasetPart: Equatable {
  var spec = DatasetSpec()
  var testFraction = 0.2

  static var schema: Schema<DatasetPart> {
    Schema(
      kind: \.spec.kind, isKindRequired: true,
      start: { DatasetPart(spec: DatasetSpec(kind: $0)) },
      [
        .integer("samples", \.spec.samples, in: DatasetSpec.sampleCounts),
        .number("noise", \.spec.noise, in: DatasetSpec.noises),
        .number("testFraction", \.testFraction, in: Experiment.testFractions),
      ])
  }
}
