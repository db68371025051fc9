import Learning

/// What a config says of its data: where they come from, and how they are split.
struct DataSource: Sendable, Equatable {
  var kind: DataKind
  /// Of data that are drawn.
  var spec: DatasetSpec
  /// Of a table: its path.
  var file = ""
  var csv = CSVSpec()
  /// What the file holds, once it is read.
  var table: Table?
  var split: SplitSpec

  struct Table: Sendable, Equatable {
    let data: Dataset
    /// Of the file's bytes.
    let hash: String
  }

  init(_ kind: DataKind) {
    self.kind = kind
    spec = DatasetSpec(kind: kind.formula ?? .moons)
    // Four points are too few to keep any for testing.
    split = SplitSpec(testFraction: spec.kind == .xor ? 0 : 0.2)
  }

  var sampleCount: Int { table?.data.count ?? spec.samples }
  /// The numbers of each sample.
  var featureCount: Int { table?.data.featureNames.count ?? spec.featureCount }
  /// 0 for regression.
  var classCount: Int { table?.data.classCount ?? spec.classCount }

  /// One a class; empty for regression.
  var classNames: [String] {
    table?.data.classNames ?? (0..<classCount).map { "class \($0)" }
  }

  func draw(seed: UInt32) -> Dataset { table?.data ?? spec.draw(seed: seed) }
}
