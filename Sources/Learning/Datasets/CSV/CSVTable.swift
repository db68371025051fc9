/// The fields of a table in a text file, as RFC 4180 has them: quoted where needed, quotes within doubled, any line ending.
struct CSVTable: Sendable, Equatable {
  struct Row: Sendable, Equatable {
    /// Where it begins, from 1.
    let line: Int
    let fields: [String]
  }

  /// Without blank lines; all of the same number of fields.
  let rows: [Row]

  init(_ bytes: [UInt8], delimiter: Character) throws(CSVError) {
    guard let separator = delimiter.asciiValue, Self.isUsable(separator) else {
      throw .delimiter(delimiter)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var reader = Reader(
      bytes: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], separator: separator)
    var rows: [Row] = []
    while let row = try reader.nextRow() {
      if row.fields.count == 1, row.fields[0].isEmpty { continue }
      if let first = rows.first, first.fields.count != row.fields.count {
        throw .fieldCount(
          line: row.line, found: row.fields.count, expected: first.fields.count)
      }
      rows.append(row)
    }
    if rows.isEmpty { throw .empty }
    self.rows = rows
  }

  private static func isUsable(_ separator: UInt8) -> Bool {
    switch separator {
    case UInt8(ascii: "\t"): true
    case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      false
    case 0x20..<0x7F: true
    default: false
    }
  }

  /// Reads field after field.
  private struct Reader {
    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private var place: Int
    private var line = 1

    init(bytes: ArraySlice<UInt8>, separator: UInt8) {
      self.bytes = bytes
      self.separator = separator
      place = bytes.startIndex
    }

    mutating func nextRow() throws(CSVError) -> Row? {
      guard place < bytes.endIndex else { return nil }
      let start = line
      var fields: [String] = []
      while true {
        fields.append(try nextField())
        guard place < bytes.endIndex else { break }
        let end = bytes[place]
        place += 1
        if end == separator { continue }
        if end == UInt8(ascii: "\r"), place < bytes.endIndex, bytes[place] == UInt8(ascii: "\n") {
          place += 1
        }
        line += 1
        break
      }
      return Row(line: start, fields: fields)
    }

    /// Ends at a separator, at the end of a line or of the text.
    private mutating func nextField() throws(CSVError) -> String {
      var content: [UInt8] = []
      if place < bytes.endIndex, bytes[place] == UInt8(ascii: "\"") {
        try readQuoted(into: &content)
      } else {
        while place < bytes.endIndex, !isEnd(bytes[place]) {
          if bytes[place] == UInt8(ascii: "\"") { throw .strayQuote(line: line) }
          content.append(bytes[place])
          place += 1
        }
      }
      guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8 }
      return Self.trimmed(text)
    }

    private mutating func readQuoted(into content: inout [UInt8]) throws(CSVError) {
      let start = line
      place += 1
      while true {
        guard place < bytes.endIndex else { throw .openQuote(line: start) }
        let byte = bytes[place]
        place += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        if byte != UInt8(ascii: "\"") {
          content.append(byte)
        } else if place < bytes.endIndex, bytes[place] == byte {
          content.append(byte)
          place += 1
        } else {
          break
        }
      }
      if place < bytes.endIndex, !isEnd(bytes[place]) { throw .strayQuote(line: line) }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func trimmed(_ text: String) -> String {
      let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
      return String(
        text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
  }
}
