/// Why a table makes no data set. Lines count from 1.
public enum CSVError: Error, Sendable, Equatable {
  /// The bytes are something else, which is said how to turn into a table.
  case notText(String)
  case notUTF8(line: Int)
  case empty
  case noRows
  case allMissing
  case openQuote(line: Int)
  case strayQuote(line: Int)
  /// - isRecognized: nobody said which delimiter it is.
  case fieldCount(
    line: Int, found: Int, expected: Int, first: Int, delimiter: CSVDelimiter, isRecognized: Bool)
  case onlyLabels(CSVDelimiter, isRecognized: Bool)
  /// Of a table for testing.
  case columnCount(found: Int, expected: Int)
  case unclearHeader(line: Int, row: String, reason: String)
  case twoColumns(String, first: Int, second: Int)
  case longName(line: Int, text: String, limit: Int)
  case noColumn(ColumnReference, choices: [String], key: String, suggestion: String?)
  case labelAsFeature(String, key: String)
  case columnTwice(String, key: String)
  case missingValues(lines: [Int], column: String)
  case notANumber(line: Int, column: String, text: String, DecimalMark)
  case outOfRange(line: Int, column: String, text: String)
  case textColumn(line: Int, column: String, text: String, DecimalMark)
  case manyTexts(column: String, limit: Int)
  /// - isLast: nobody said which column the label is.
  case textTarget(line: Int, column: String, text: String, isLast: Bool)
  /// A class or a text of a table for testing that the training table does not have.
  case unknownText(line: Int, column: String, text: String, choices: [String])

  /// The key of the data set that can help, or that is wrong; `nil` where only the file is.
  public var key: String? {
    switch self {
    case .unclearHeader: "header"
    case .noColumn(_, _, let key, _), .labelAsFeature(_, let key), .columnTwice(_, let key): key
    case .textTarget: "label"
    default: nil
    }
  }

  /// What a table is not, by its first bytes; `nil` for text.
  static func foreignForm(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return "a ZIP archive, as spreadsheets such as .xlsx are; export it as CSV"
    }
    if head.starts(with: [0x1F, 0x8B]) { return "compressed by gzip; unpack it first" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      return "UTF-16 text; save it as UTF-8"
    }
    guard head.contains(0) else { return nil }
    let zeros = head.count { $0 == 0 }
    return zeros * 3 > head.count
      ? "UTF-16 text; save it as UTF-8" : "binary: it has bytes of 0, which text has not"
  }
}
