import JSON
import Learning

extension DataSource {
  /// The noise of TensorFlow Playground's slider.
  private static let playgroundNoises = 0.0...0.5

  /// Of files that can only be tables.
  private static let tableEndings = ["csv", "tsv", "txt", "data"]

  static var schema: Schema<DataSource> {
    let playground: [DatasetKind] = [
      .playgroundCircle, .playgroundXor, .playgroundGauss, .playgroundSpiral, .regressPlane,
      .regressGaussian,
    ]
    let noiseless: [DatasetKind] = [.blobs, .gaussianQuantiles]
    let noisy = DatasetKind.allCases.filter { !(playground + noiseless).contains($0) }
    return Schema(
      kind: \.kind, isKindRequired: true, start: { DataSource($0) },
      [
        .string("file", \.file).only([DataKind.csv]),
        Field(
          "label", shape: .either([.string, .integer(Int.min...Int.max)]), read: readLabel,
          tree: { $0.csv.label.tree }
        ).only([DataKind.csv]),
        .optionalBoolean("header", \.csv.hasHeader).only([DataKind.csv]),
        Field(
          "delimiter", shape: .string, read: readDelimiter,
          tree: { .string(String($0.csv.delimiter)) }
        )
        .only([DataKind.csv]),
        .boolean("regression", \.csv.isRegression).only([DataKind.csv]),
        .integer("samples", \.spec.samples, in: DatasetSpec.sampleCounts)
          .only(DatasetKind.allCases),
        .number("noise", \.spec.noise, in: DatasetSpec.noises).only(noisy),
        .number("noise", \.spec.noise, in: playgroundNoises).only(playground),
        .number("factor", \.spec.factor, in: DatasetSpec.factors).only([DatasetKind.circles]),
        .integer("centers", \.spec.centers, in: DatasetSpec.centerCounts)
          .only([DatasetKind.blobs]),
        Field(
          "classes", shape: .integer(DatasetSpec.classCounts), read: readClasses,
          tree: { .integer($0.spec.classes) }
        ).only([DatasetKind.blobs, .gaussianQuantiles, .spiral]),
        .number("deviation", \.spec.deviation, in: DatasetSpec.deviations)
          .only([DatasetKind.blobs]),
        .number("covariance", \.spec.covariance, in: DatasetSpec.covariances)
          .only([DatasetKind.gaussianQuantiles]),
        .integer("cells", \.spec.cells, in: DatasetSpec.cellCounts)
          .only([DatasetKind.checkerboard]),
        .number("testFraction", \.split.testFraction, in: SplitSpec.fractions),
        .number("validationFraction", \.split.validationFraction, in: SplitSpec.fractions),
        .choice("split", \.split.kind),
      ],
      shortForms: [
        .file(
          "a table's file name", shape: .file(endings: tableEndings, text: "a file's name")
        ) { file in
          let isTable = tableEndings.contains { file.lowercased().hasSuffix("." + $0) }
          return isTable ? DataKind.csv.rawValue : nil
        }
      ])
  }

  /// As many as there are centres, where the config does not say how many.
  private static func readClasses(
    _ reader: ConfigReader, _ source: inout DataSource
  ) throws(ConfigError) {
    let isOfBlobs = source.spec.kind == .blobs
    let fallback = isOfBlobs ? max(source.spec.centers, 2) : source.spec.classes
    source.spec.classes = try reader.integer(
      "classes", in: DatasetSpec.classCounts, default: fallback)
    if isOfBlobs, source.spec.classes > source.spec.centers {
      throw reader.error(
        "centers", "\(source.spec.centers) cannot make \(source.spec.classes) classes")
    }
  }

  private static func readLabel(
    _ reader: ConfigReader, _ source: inout DataSource
  ) throws(ConfigError) {
    guard let value = reader["label"] else { return }
    if case .string(let name) = value.content {
      source.csv.label = .name(name)
    } else if let index = ConfigReader.integer(value) {
      source.csv.label = .index(index)
    } else {
      throw reader.error(
        "label", "expected a column's name or its index, from 0, found \(value.summary)")
    }
  }

  private static func readDelimiter(
    _ reader: ConfigReader, _ source: inout DataSource
  ) throws(ConfigError) {
    let text = try reader.string("delimiter", default: String(source.csv.delimiter))
    guard let character = text.first, text.count == 1 else {
      throw reader.error("delimiter", "expected one character, found \(JSONTree.excerpt(text))")
    }
    source.csv.delimiter = character
  }
}

extension ColumnReference {
  fileprivate var tree: JSONTree {
    switch self {
    case .name(let name): .string(name)
    case .index(let index): .integer(index)
    }
  }
}
