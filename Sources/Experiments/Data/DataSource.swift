import Learning

/// What a config says of its data: where they come from, and how they are split.
struct DataSource: Sendable {
  /// Of some kind.
  var options: any DatasetOptions
  /// What the files hold, once they are read; `nil` for data that are drawn.
  var loaded: LoadedData?
  var split: SplitSpec
  /// Whether numbers to be predicted are learnt with mean 0 and deviation 1; `nil` for classes, and until the network
  /// is known.
  var standardizesTargets: Bool?

  /// A kind with its default options.
  init(_ kind: DataKind) {
    options = kind.type.init()
    split = SplitSpec(testFraction: kind.type.defaultTestFraction)
  }

  var kind: DataKind { DataKind(type(of: options)) }
  /// `nil` for data from files.
  var drawn: (any DrawnDataset)? { options as? any DrawnDataset }
  /// `nil` for data that are drawn.
  var files: (any FileDataset)? { options as? any FileDataset }

  var sampleCount: Int { loaded?.data.count ?? drawn?.samples ?? 0 }
  /// The names of the samples' columns.
  var columnNames: [String] { loaded?.data.featureNames ?? drawn?.featureNames ?? [] }
  /// The numbers of each sample.
  var featureCount: Int { shape?.reduce(1, *) ?? columnNames.count }
  /// [channels, height, width] of images; `nil` for coordinates.
  var shape: [Int]? { loaded?.data.shape ?? drawn?.shape }
  /// 0 for regression.
  var classCount: Int { loaded?.data.classCount ?? drawn?.classCount ?? 0 }
  /// How many classes there are samples of, among which a split keeps the shares.
  var presentClassCount: Int {
    loaded.map { $0.data.isRegression ? 0 : Set($0.data.labels).count } ?? classCount
  }
  /// One a class; empty for regression.
  var classNames: [String] {
    loaded?.data.classNames ?? drawn?.classNames ?? []
  }

  /// Whether there are test samples.
  var hasTest: Bool { split.testFraction > 0 || loaded?.test != nil }

  func draw(seed: UInt32) -> Dataset? {
    loaded?.data ?? drawn.map { DatasetSpec($0).draw(seed: seed) }
  }

  /// The same with what files say in the place of their paths.
  var withoutPaths: DataSource {
    guard var files, let loaded else { return self }
    files.files = loaded.hashes
    var source = self
    source.options = files
    return source
  }
}

extension DataSource: Equatable {
  static func == (a: DataSource, b: DataSource) -> Bool {
    a.options.isEqual(b.options) && a.loaded == b.loaded && a.split == b.split
      && a.standardizesTargets == b.standardizesTargets
  }
}
