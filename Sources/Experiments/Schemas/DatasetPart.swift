import Learning

/// What a config says of its data: the set, and how it is split.
struct DatasetPart: Equatable {
  var spec = DatasetSpec()
  var split = SplitSpec()

  static var schema: Schema<DatasetPart> {
    Schema(
      kind: \.spec.kind, isKindRequired: true,
      start: { DatasetPart(spec: DatasetSpec(kind: $0)) },
      [
        .integer("samples", \.spec.samples, in: DatasetSpec.sampleCounts),
        .number("noise", \.spec.noise, in: DatasetSpec.noises),
        .number("testFraction", \.split.testFraction, in: SplitSpec.fractions),
        .number("validationFraction", \.split.validationFraction, in: SplitSpec.fractions),
        .choice("split", \.split.kind),
      ])
  }
}
