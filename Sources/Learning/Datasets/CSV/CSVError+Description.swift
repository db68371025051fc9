extension CSVError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notText(let form): "the file is \(form)"
    case .notUTF8(let line):
      "line \(line) is not UTF-8 text, but Latin-1 or Windows-1252, perhaps; save the table as UTF-8"
    case .empty: "the table has no rows"
    case .noRows: "the table has a header and no rows"
    case .allMissing: "every row lacks a value"
    case .openQuote(let line): "line \(line): a quote is opened and never closed"
    case .strayQuote(let line):
      "line \(line): a quote in the middle of a field; quote the whole field and double the quotes within"
    case .fieldCount(let line, let found, let expected, let first, let delimiter, let isRecognized):
      "line \(line) has \(Self.fields(found)) where line \(first) has \(expected); fields are divided by \(delimiter)"
        + (isRecognized ? ", and \"delimiter\" can set another" : ", as \"delimiter\" says")
    case .onlyLabels(let delimiter, let isRecognized):
      "the table has only its label column; it needs at least one column more (fields are divided by \(delimiter)"
        + (isRecognized ? ", and \"delimiter\" can set another)" : ", as \"delimiter\" says)")
    case .columnCount(let found, let expected):
      "the table has \(found) columns, and the one for training has \(expected)"
    case .unclearHeader(let line, let row, let reason):
      "line \(line) (\(row)) may be a header or a sample: \(reason); say which by \"header\": true or false"
    case .twoColumns(let name, let first, let second):
      "two columns are called \(Self.excerpt(name)): \(first) and \(second), from 0"
    case .longName(let line, let text, let limit):
      "line \(line): \(Self.excerpt(text)) has \(text.utf8.count) bytes; a class or a column has a name of at most \(limit)"
    case .noColumn(let column, let choices, _, let suggestion):
      "there is no column \(column)\(suggestion ?? ""); there are \(Self.list(choices))"
    case .labelAsFeature(let name, _):
      "\(Self.excerpt(name)) is the label, which cannot be a feature"
    case .columnTwice(let name, _): "\(Self.excerpt(name)) is there already"
    case .missingValues(let lines, let column):
      "column \(Self.excerpt(column)) has no value in \(Self.list(lines)); \"missing\": \"drop\" leaves such rows out"
    case .notANumber(let line, let column, let text, let decimal):
      "line \(line): column \(Self.excerpt(column)) is \(Self.excerpt(text)), not a finite number"
        + (Self.hint(text, decimal) ?? "")
    case .outOfRange(let line, let column, let text):
      "line \(line): column \(Self.excerpt(column)) is \(Self.excerpt(text)), beyond the range of single precision, ±3.4e38"
    case .textColumn(let line, let column, let text, let decimal):
      if let hint = Self.hint(text, decimal) {
        "line \(line): column \(Self.excerpt(column)) is \(Self.excerpt(text)), not a finite number\(hint)"
      } else {
        "line \(line): column \(Self.excerpt(column)) is text (\(Self.excerpt(text))); \"categories\": \"oneHot\" makes a feature of each text, and \"columns\" can leave the column out"
      }
    case .manyTexts(let column, let limit):
      "column \(Self.excerpt(column)) has more than \(limit) different texts, which is too many for \"categories\"; \"columns\" can leave it out"
    case .textTarget(let line, let column, let text, let isLast):
      "line \(line): \(isLast ? "the last column, \(Self.excerpt(column)), was taken as the label, and it" : "column \(Self.excerpt(column))") is \(Self.excerpt(text)), not a number to be predicted"
    case .unknownText(let line, let column, let text, let choices):
      "line \(line): column \(Self.excerpt(column)) is \(Self.excerpt(text)), which training does not know; it has \(Self.list(choices))"
    }
  }

  /// A text in quotes, on one line and not too long.
  public static func excerpt(_ text: String) -> String { "\"\(shortened(text))\"" }

  static func shortened(_ text: String) -> String {
    let start = String(text.prefix(60).map { $0.isNewline ? " " : $0 })
    return start.utf8.count < text.utf8.count ? start + "…" : start
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  private static func list(_ lines: [Int]) -> String {
    if lines.count == 1 { return "line \(lines[0])" }
    let first = lines.prefix(5).map(String.init).joined(separator: ", ")
    return lines.count > 5 ? "lines \(first) and \(lines.count - 5) more" : "lines \(first)"
  }

  private static func list(_ names: [String]) -> String {
    let first = names.prefix(12).map(excerpt).joined(separator: ", ")
    return names.count > 12 ? "\(first) and \(names.count - 12) more" : first
  }

  /// How a text becomes a number.
  private static func hint(_ text: String, _ decimal: DecimalMark) -> String? {
    if text.hasSuffix("%") { return "; write it without \"%\"" }
    let other: DecimalMark = decimal == .point ? .comma : .point
    // "1,234" is more likely a thousand when three digits follow, but either way the user can tell.
    if CSVNumber.parse(text.utf8, other) != nil {
      return decimal == .point
        ? "; \"decimal\": \",\" reads decimal commas, and thousands must not be divided"
        : "; \"decimal\" is \",\""
    }
    let digits = text.utf8.filter { !" ',._".utf8.contains($0) }
    if digits.count < text.utf8.count, CSVNumber.parse(digits, decimal) != nil {
      return "; thousands must not be divided"
    }
    return nil
  }
}
