/// Finds the cells of a table, row after row, as RFC 4180 has them: quoted where needed, quotes within doubled, any line
/// ending.
struct CSVScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let isBlanks: Bool
  private var place = 0
  private(set) var line = 1
  /// What quoted cells with doubled quotes say.
  private(set) var unescaped: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: CSVDelimiter) {
    self.bytes = bytes
    switch delimiter {
    case .character(let byte): (separator, isBlanks) = (byte, false)
    case .blanks: (separator, isBlanks) = (UInt8(ascii: " "), true)
    }
  }

  /// Appends the cells of the next row, none for a blank line.
  ///
  /// - Returns: whether there was a row.
  mutating func nextRow(into cells: inout [CSVCell]) throws(CSVError) -> Bool {
    guard place < bytes.count else { return false }
    if isBlanks { skipBlanks() }
    if isBlanks, place == bytes.count || isLineEnd(bytes[place]) {
      endLine()
      return true
    }
    while true {
      cells.append(try nextCell())
      if isBlanks { skipBlanks() }
      guard place < bytes.count, !isLineEnd(bytes[place]) else { break }
      if !isBlanks {
        place += 1
        // A separator at the end of the text has an empty cell after it.
        if place == bytes.count { cells.append(CSVCell(start: place, count: 0)) }
        if place == bytes.count { break }
      }
    }
    endLine()
    return true
  }

  private mutating func endLine() {
    guard place < bytes.count else { return }
    let end = bytes[place]
    place += 1
    if end == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
      place += 1
    }
    line += 1
  }

  private mutating func skipBlanks() {
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
  }

  /// Ends at a separator, at the end of a line or of the text; blanks around it are no part of it.
  private mutating func nextCell() throws(CSVError) -> CSVCell {
    skipBlanks()
    if place < bytes.count, bytes[place] == UInt8(ascii: "\"") { return try quotedCell() }
    let start = place
    while place < bytes.count, !isEnd(bytes[place]) {
      if bytes[place] == UInt8(ascii: "\"") { throw .strayQuote(line: line) }
      place += 1
    }
    var end = place
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return CSVCell(start: start, count: end - start)
  }

  private mutating func quotedCell() throws(CSVError) -> CSVCell {
    let first = line
    place += 1
    let start = place
    var copied = start
    let unescapedStart = unescaped.count
    while true {
      guard place < bytes.count else { throw .openQuote(line: first) }
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else { continue }
      guard place < bytes.count, bytes[place] == byte else { break }
      unescaped.append(contentsOf: bytes[copied..<place])
      place += 1
      copied = place
    }
    let end = place - 1
    skipBlanks()
    if !isBlanks || place == end + 1, place < bytes.count, !isEnd(bytes[place]) {
      throw .strayQuote(line: line)
    }
    if copied == start { return CSVCell(start: start, count: end - start, isQuoted: true) }
    unescaped.append(contentsOf: bytes[copied..<end])
    return CSVCell(
      start: unescapedStart, count: unescaped.count - unescapedStart, isQuoted: true,
      isUnescaped: true)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// A tab that separates is no blank.
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != byte)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || isLineEnd(byte) || (isBlanks && byte == UInt8(ascii: "\t"))
  }
}

/// Where the text of a cell is.
struct CSVCell: Sendable {
  let start: Int
  let count: Int
  var isQuoted = false
  /// Its text is among what was unescaped, and not in the file's bytes.
  var isUnescaped = false
}
