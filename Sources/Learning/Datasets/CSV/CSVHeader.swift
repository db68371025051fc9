/// Whether the first row of a table names its columns.
struct CSVHeader {
  private let table: CSVTable
  private let decimal: DecimalMark
  private let columns: [Column]

  /// So many rows below the first one decide.
  private static let sampleRows = 1000

  /// What a column has below the first row.
  private struct Column {
    var numbers = 0
    var texts = 0
    var range: ClosedRange<Double>?
    /// Every number has decimals.
    var isDecimal = true
    var hasQuotes = false
    /// The first row's cell is there again.
    var repeatsFirst = false
  }

  private enum Cell {
    case number(Double)
    case text, missing
  }

  init(_ table: CSVTable, _ decimal: DecimalMark) {
    self.table = table
    self.decimal = decimal
    let rows = 1..<max(min(table.rowCount, Self.sampleRows + 1), 1)
    columns = (0..<table.fieldCounts[0]).map { index in
      var column = Column()
      let first = Array(table.content(0, index))
      for row in rows where !table.isMissing(row, index) {
        if table.isQuoted(row, index) { column.hasQuotes = true }
        if let number = table.number(row, index, decimal) {
          column.numbers += 1
          let range = column.range ?? number...number
          column.range = min(range.lowerBound, number)...max(range.upperBound, number)
          if !table.hasDecimals(row, index, decimal) { column.isDecimal = false }
        } else {
          column.texts += 1
        }
        if table.content(row, index).elementsEqual(first) { column.repeatsFirst = true }
      }
      return column
    }
  }

  /// Text above numbers is a header. So is a first row of text that comes nowhere again above columns of text.
  ///
  /// - Throws: `CSVError.unclearHeader` where the row may be a sample as well as a header.
  func isThere() throws(CSVError) -> Bool {
    if table.hasCommentHeader { return true }
    if table.rowCount == 1 { return columns.indices.allSatisfy { isText($0) } }
    let cells = columns.indices.map(cell)
    let numbers = cells.compactMap { if case .number(let value) = $0 { value } else { nil } }
    let texts = columns.indices.filter { isText($0) }
    let aboveNumbers = texts.filter { columns[$0].numbers > columns[$0].texts }
    if numbers.isEmpty {
      if !aboveNumbers.isEmpty { return true }
      let repeated = texts.filter { columns[$0].repeatsFirst }
      if repeated.isEmpty { return !texts.isEmpty }
      if repeated.count == texts.count { return false }
      throw unclear("some of it comes again below")
    }
    if texts.isEmpty {
      guard let reason = standsApart(cells) else { return false }
      throw unclear(reason)
    }
    if aboveNumbers.isEmpty {
      // A sample with a class that is text, unless its numbers are none of a sample.
      let isNew = texts.allSatisfy { !columns[$0].repeatsFirst }
      guard isNew, let reason = standsApart(cells) else { return false }
      throw unclear(reason)
    }
    if standsApart(cells) != nil { return true }
    throw unclear("it has text above numbers, and numbers that may be data")
  }

  /// Text, or a number in quotes above numbers without.
  private func isText(_ column: Int) -> Bool {
    if case .text = cell(column) { true } else { false }
  }

  private func cell(_ column: Int) -> Cell {
    if table.isMissing(0, column) { return .missing }
    guard let number = table.number(0, column, decimal) else { return .text }
    let isName =
      table.isQuoted(0, column) && columns[column].numbers > 0 && !columns[column].hasQuotes
    return isName ? .text : .number(number)
  }

  /// Why the numbers of the first row look like names: whole numbers that count the columns, or of another kind or scale than
  /// those below.
  private func standsApart(_ cells: [Cell]) -> String? {
    var (values, below): ([Double], [Column]) = ([], [])
    for (index, cell) in cells.enumerated() {
      guard case .number(let value) = cell else { continue }
      if table.hasDecimals(0, index, decimal) { return nil }
      values.append(value)
      below.append(columns[index])
    }
    let far = zip(values, below).filter(Self.isFar).count
    let outside = zip(values, below).contains { value, column in
      column.range.map { !$0.contains(value) } ?? false
    }
    let decimals = below.filter { $0.numbers > 0 && $0.isDecimal }.count
    let counts = [0.0, 1.0].contains { first in
      values.enumerated().allSatisfy { Double($0) + first == $1 }
    }
    if counts, values.count > 1, decimals > 0 || values.count > 3 || (values.count > 2 && outside) {
      return "its numbers count the columns"
    }
    if far * 2 > values.count { return "its numbers are of another scale than those below" }
    if values.count > 2, decimals >= values.count - 1, below.allSatisfy({ $0.numbers >= 5 }) {
      return "its numbers are whole, and those below are not"
    }
    return nil
  }

  /// Farther from the numbers below than three times their range.
  private static func isFar(_ value: Double, from column: Column) -> Bool {
    guard column.numbers >= 3, let range = column.range else { return false }
    let width = range.upperBound - range.lowerBound
    let distance = max(value - range.upperBound, range.lowerBound - value)
    return width > 0 ? distance > 3 * width : distance > 100 * abs(range.upperBound)
  }

  private func unclear(_ reason: String) -> CSVError {
    let shown = columns.indices.prefix(6).map { index in
      CSVError.shortened(String(decoding: table.content(0, index), as: UTF8.self))
    }
    let more = columns.count > 6 ? ", …" : ""
    return .unclearHeader(
      line: table.lines[0], row: shown.joined(separator: ", ") + more, reason: reason)
  }
}
