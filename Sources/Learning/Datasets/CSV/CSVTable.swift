/// The cells of a table in a text file, and the lines that its rows begin in.
struct CSVTable: Sendable {
  private let bytes: [UInt8]
  private var unescaped: [UInt8] = []
  private var cells: [CSVCell] = []
  /// Where the cells of each row begin.
  private var starts: [Int] = []
  /// Of each row, from 1.
  private(set) var lines: [Int] = []
  /// Of each row.
  private(set) var fieldCounts: [Int] = []
  /// The first row is a comment that names the columns: "# x y label", as NumPy's `savetxt` writes it.
  private(set) var hasCommentHeader = false

  var rowCount: Int { lines.count }

  /// Blank lines, rows whose cells are all empty, and lines that begin with "#" and have another number of fields than the
  /// rows are left out.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - limit: of rows.
  init(_ bytes: [UInt8], delimiter: CSVDelimiter, limit: Int = .max) throws(CSVError) {
    self.bytes = bytes
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var comment: (line: Int, cells: [CSVCell])?
    try bytes.withUnsafeBufferPointer { all throws(CSVError) in
      let text = UnsafeBufferPointer(rebasing: all[mark...])
      var scanner = CSVScanner(text, delimiter)
      var row: [CSVCell] = []
      var line = scanner.line
      while rowCount < limit, try scanner.nextRow(into: &row) {
        defer {
          row.removeAll(keepingCapacity: true)
          line = scanner.line
        }
        guard row.contains(where: { $0.count > 0 || $0.isQuoted }) else { continue }
        for index in row.indices where !row[index].isUnescaped { row[index].move(by: mark) }
        let isComment = !row[0].isQuoted && bytes[row[0].start] == UInt8(ascii: "#")
        if isComment, rowCount == 0 {
          comment = (line, row)
        } else if !isComment || row.count == fieldCounts[0] {
          if rowCount == 0, let comment { appendHeader(comment, fields: row.count) }
          append(row, line: line)
        }
      }
      unescaped = scanner.unescaped
    }
    if rowCount == 0 { throw .empty }
  }

  private mutating func append(_ row: [CSVCell], line: Int) {
    starts.append(cells.count)
    cells += row
    lines.append(line)
    fieldCounts.append(row.count)
  }

  /// A comment above the first row, where it has as many fields: without its "#".
  private mutating func appendHeader(_ comment: (line: Int, cells: [CSVCell]), fields: Int) {
    var names = comment.cells
    if names.count == fields + 1, names[0].count == 1 { names.removeFirst() }
    guard names.count == fields else { return }
    if bytes[names[0].start] == UInt8(ascii: "#"), names[0].count > 1 {
      var cell = names[0]
      while cell.count > 1, [UInt8(ascii: "#"), UInt8(ascii: " ")].contains(bytes[cell.start]) {
        cell = CSVCell(start: cell.start + 1, count: cell.count - 1)
      }
      names[0] = cell
    }
    append(names, line: comment.line)
    hasCommentHeader = true
  }

  /// - Throws: when a row has another number of fields than the first, which delimiter made them so.
  func checkShape(_ delimiter: CSVDelimiter, isRecognized: Bool) throws(CSVError) {
    guard let row = fieldCounts.firstIndex(where: { $0 != fieldCounts[0] }) else { return }
    throw .fieldCount(
      line: lines[row], found: fieldCounts[row], expected: fieldCounts[0], first: lines[0],
      delimiter: delimiter, isRecognized: isRecognized)
  }

  func isQuoted(_ row: Int, _ column: Int) -> Bool { cell(row, column).isQuoted }

  /// The bytes of a cell.
  func content(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let cell = cell(row, column)
    return (cell.isUnescaped ? unescaped : bytes)[cell.start..<(cell.start + cell.count)]
  }

  func text(_ row: Int, _ column: Int) throws(CSVError) -> String {
    guard let text = String(validating: content(row, column), as: UTF8.self) else {
      throw .notUTF8(line: lines[row])
    }
    return text
  }

  /// - Returns: `nil` for a cell that is no number.
  func number(_ row: Int, _ column: Int, _ decimal: DecimalMark) -> Double? {
    CSVNumber.parse(content(row, column), decimal)
  }

  /// Whether a cell is written with decimals or an exponent.
  func hasDecimals(_ row: Int, _ column: Int, _ decimal: DecimalMark) -> Bool {
    let mark = decimal == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
    return content(row, column).contains { $0 == mark || $0 | 0x20 == UInt8(ascii: "e") }
  }

  /// Whether a cell is empty or says that there is no value, as pandas and the UCI repository write it.
  func isMissing(_ row: Int, _ column: Int) -> Bool {
    let bytes = content(row, column)
    guard bytes.count <= 5 else { return false }
    switch bytes.first {
    case nil: return true
    case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "<"):
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return ["?", "na", "n/a", "#n/a", "nan", "null", "none", "<na>"].contains(text)
    default: return false
    }
  }

  private func cell(_ row: Int, _ column: Int) -> CSVCell { cells[starts[row] + column] }
}

extension CSVCell {
  fileprivate mutating func move(by offset: Int) {
    self = CSVCell(
      start: start + offset, count: count, isQuoted: isQuoted, isUnescaped: isUnescaped)
  }
}
