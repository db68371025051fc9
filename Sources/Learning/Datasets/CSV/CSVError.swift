/// Why a table makes no data set. Lines count from 1.
public enum CSVError: Error, Sendable, Equatable, CustomStringConvertible {
  case notUTF8
  case empty
  case delimiter(Character)
  case openQuote(line: Int)
  case strayQuote(line: Int)
  case fieldCount(line: Int, found: Int, expected: Int)
  case missingValues(lines: [Int], column: String)
  case notANumber(line: Int, column: String, text: String)
  case noColumn(ColumnReference, choices: [String])
  case onlyLabels

  public var description: String {
    switch self {
    case .notUTF8: "the table is not UTF-8 text"
    case .empty: "the table has no rows"
    case .delimiter(let character):
      "the delimiter \"\(character)\" must be one ASCII character other than a quote, a digit, a letter, \"-\" and \".\""
    case .openQuote(let line): "line \(line): a quote is opened and never closed"
    case .strayQuote(let line):
      "line \(line): a quote in the middle of a field; quote the whole field and double the quotes within"
    case .fieldCount(let line, let found, let expected):
      "line \(line) has \(found) fields where the first line has \(expected)"
    case .missingValues(let lines, let column):
      "column \"\(column)\" has no value in \(Self.list(lines))"
    case .notANumber(let line, let column, let text):
      "line \(line): column \"\(column)\" is \"\(text)\", not a finite number"
    case .noColumn(let column, let choices):
      "there is no column \(column); there are \(choices.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .onlyLabels: "the table has only its label column; it needs at least one column more"
    }
  }

  private static func list(_ lines: [Int]) -> String {
    if lines.count == 1 { return "line \(lines[0])" }
    let first = lines.prefix(5).map(String.init).joined(separator: ", ")
    return lines.count > 5 ? "lines \(first) and \(lines.count - 5) more" : "lines \(first)"
  }
}
