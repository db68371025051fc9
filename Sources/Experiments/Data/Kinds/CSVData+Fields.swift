import JSON
import Learning
import Schemas

extension CSVData {
  static var fields: [Field<CSVData>] {
    [
      .string("file", \.file).documented(
        """
        A table as text: a row a sample. A path beside the config or where the program runs; \
        `~/` is your own folder. It must be UTF-8; fields may be in quotes, with quotes \
        within doubled (RFC 4180). Blank lines and lines that begin with `#` are left out.
        """),
      Field(
        "testFile", shape: .string, read: readTestFile,
        tree: { $0.testFile.map { .string($0) } }
      ).documented(
        """
        A table with the test samples, of the same columns: by name where there is a header. \
        Its classes must be among those of `file`. All samples of `file` are for training \
        and validation then.
        """,
        default: "`testFraction` of the samples"),
      Field(
        "label", shape: .either([.string, .integer(Int.min...Int.max)]), read: readLabel,
        tree: { $0.csv.label?.tree }
      ).documented(
        """
        The column with the classes, or with the number to be predicted, by its name or by \
        its index from 0; −1 is the last one. Labels that are all numbers are compared as \
        numbers: `0` and `0.0` are one class.
        """, default: "the last column"),
      Field(
        "columns",
        shape: .list(.either([.string, .integer(Int.min...Int.max)]), count: columnCounts),
        read: readColumns, tree: { $0.csv.columns.map { .array($0.map(\.tree)) } }
      ).documented(
        "The features, by name or index, in this order; other columns are not looked at.",
        default:
          "every column but the label, and but a first one without a name that counts 0, 1, 2 … or 1, 2, 3 …"
      ),
      .optionalBoolean("header", \.csv.hasHeader).documented(
        "Whether the first line names the columns.",
        default:
          "recognised: text above numbers is a header; a line that may be either is an error"),
      Field(
        "delimiter", shape: .string, read: readDelimiter,
        tree: { $0.csv.delimiter.map { .string($0.text) } }
      ).documented(
        "What divides fields: one ASCII character; a space stands for any number of spaces and tabs.",
        default: "recognised among comma, semicolon, tab and blanks"),
      .choice("decimal", \.csv.decimal).documented(
        "What stands before the decimals of a number. Thousands must not be divided."),
      .choice("missing", \.csv.missing).documented(
        """
        What becomes of rows that lack a value in a column that is used (empty, `?`, `NA`, \
        `N/A`, `NaN`, `null` or `None`, in any case): an error, or they are left out with a \
        note of how many.
        """),
      .choice("categories", \.csv.categories).documented(
        """
        What becomes of features that are text: an error, or a feature for each of their \
        texts, which is 1 where the text is, else 0 (as pandas' `get_dummies`); at most 100 \
        texts a column. They are standardised like other inputs.
        """),
      Field(
        "shape", shape: .list(.integer(shapeSizes), count: 3...3), read: readShape,
        tree: { $0.shape.map { .array($0.map { .integer($0) }) } }
      ).documented(
        """
        [channels, height, width]: each row is an image, its features the pixels channel by channel and row by row; their \
        number must be the product. The first layer must take images (`conv2d`, `maxPool`, …, or `flatten`).
        """, default: "rows are features"),
      .boolean("regression", \.csv.isRegression).documented(
        "Whether the label is a number to be predicted instead of a class."),
    ]
  }

  private static let columnCounts = 1...100_000

  private static let shapeSizes = 1...65536

  private static func readShape(
    _ reader: ConfigReader, _ data: inout CSVData
  ) throws(ConfigError) {
    guard let values = try reader.list("shape", count: 3...3) else { return }
    var shape: [Int] = []
    for (index, value) in values.enumerated() {
      guard let size = ConfigReader.integer(value), shapeSizes.contains(size) else {
        throw reader.error(
          "shape", at: index,
          "expected a whole number from 1 to 65,536, found \(value.summary)")
      }
      shape.append(size)
    }
    data.shape = shape
  }

  private static func readTestFile(
    _ reader: ConfigReader, _ data: inout CSVData
  ) throws(ConfigError) {
    guard reader.has("testFile") else { return }
    data.testFile = try reader.string("testFile")
  }

  private static func readLabel(
    _ reader: ConfigReader, _ data: inout CSVData
  ) throws(ConfigError) {
    guard let value = reader["label"] else { return }
    guard let label = ColumnReference(value) else {
      throw reader.error(
        "label", "expected a column's name or its index, from 0, found \(value.summary)")
    }
    data.csv.label = label
  }

  private static func readColumns(
    _ reader: ConfigReader, _ data: inout CSVData
  ) throws(ConfigError) {
    guard let values = try reader.list("columns", count: columnCounts) else { return }
    var columns: [ColumnReference] = []
    for (index, value) in values.enumerated() {
      guard let column = ColumnReference(value) else {
        throw reader.error(
          "columns", at: index,
          "expected a column's name or its index, from 0, found \(value.summary)")
      }
      columns.append(column)
    }
    data.csv.columns = columns
  }

  private static func readDelimiter(
    _ reader: ConfigReader, _ data: inout CSVData
  ) throws(ConfigError) {
    guard reader.has("delimiter") else { return }
    let text = try reader.string("delimiter")
    guard let character = text.first, text.count == 1 else {
      throw reader.error("delimiter", "expected one character, found \(JSONTree.excerpt(text))")
    }
    guard let delimiter = CSVDelimiter(character) else {
      throw reader.error(
        "delimiter",
        "\(JSONTree.excerpt(text)) must be one ASCII character other than a quote, a digit, a letter, "
          + "\"+\", \"-\" and \".\"")
    }
    data.csv.delimiter = delimiter
  }
}

extension ColumnReference {
  /// A name or an index; `nil` for other values.
  fileprivate init?(_ value: JSONValue) {
    if case .string(let name) = value.content {
      self = .name(name)
    } else if let index = ConfigReader.integer(value) {
      self = .index(index)
    } else {
      return nil
    }
  }

  fileprivate var tree: JSONTree {
    switch self {
    case .name(let name): .string(name)
    case .index(let index): .integer(index)
    }
  }
}
