import Learning

/// What a config says of its data: where they come from, and how they are split.
struct DataSource: Sendable, Equatable {
  var kind: DataKind
  /// Of data that are drawn.
  var spec: DatasetSpec
  /// Of a table: its path.
  var file = ""
  /// Of a table with the test samples: its path.
  var testFile: String?
  var csv = CSVSpec()
  /// [channels, height, width] of the images that the rows of a table are; `nil` for features.
  var shape: [Int]?
  /// What the files hold, once they are read.
  var table: Table?
  var split: SplitSpec
  /// Whether numbers to be predicted are learnt with mean 0 and deviation 1; `nil` for classes, and until the network
  /// is known.
  var standardizesTargets: Bool?

  struct Table: Sendable, Equatable {
    let data: Dataset
    /// Of the file's bytes.
    let hash: String
    /// What the test file holds.
    var test: Dataset?
    var testHash: String?
    /// What a user should know of how they were read.
    var notes: [String] = []
  }

  init(_ kind: DataKind) {
    self.kind = kind
    spec = DatasetSpec(kind: kind.formula ?? .moons)
    // Four points are too few to keep any for testing.
    split = SplitSpec(testFraction: spec.kind == .xor ? 0 : 0.2)
  }

  var sampleCount: Int { table?.data.count ?? spec.samples }
  /// The numbers of each sample.
  /// The names of the samples' columns.
  var columnNames: [String] {
    table?.data.featureNames ?? spec.featureNames
  }
  var featureCount: Int { table?.data.featureNames.count ?? spec.featureCount }
  /// 0 for regression.
  var classCount: Int { table?.data.classCount ?? spec.classCount }

  /// One a class; empty for regression.
  var classNames: [String] {
    table?.data.classNames ?? (0..<classCount).map { "class \($0)" }
  }

  /// Whether there are test samples.
  var hasTest: Bool { split.testFraction > 0 || testFile != nil }

  var isTable: Bool { kind == .csv }

  func draw(seed: UInt32) -> Dataset { table?.data ?? spec.draw(seed: seed) }
}
