/// What stands between the fields of a line.
public enum CSVDelimiter: Sendable, Equatable, CustomStringConvertible {
  /// An ASCII character.
  case character(UInt8)
  /// Spaces and tabs, any number of them.
  case blanks

  public static let comma = CSVDelimiter.character(UInt8(ascii: ","))
  public static let semicolon = CSVDelimiter.character(UInt8(ascii: ";"))
  public static let tab = CSVDelimiter.character(UInt8(ascii: "\t"))

  /// Those that are recognised.
  static let known = [comma, semicolon, tab, blanks]

  /// A space stands for any number of blanks.
  ///
  /// - Returns: `nil` for what cannot be told from the fields.
  public init?(_ character: Character) {
    guard let byte = character.asciiValue else { return nil }
    switch byte {
    case UInt8(ascii: " "): self = .blanks
    case UInt8(ascii: "\t"): self = .tab
    case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"): return nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return nil
    case 0x21..<0x7F: self = .character(byte)
    default: return nil
    }
  }

  /// As a config writes it.
  public var text: String {
    switch self {
    case .character(let byte): String(UnicodeScalar(byte))
    case .blanks: " "
    }
  }

  public var description: String {
    switch self {
    case .tab: "a tab"
    case .blanks: "a blank"
    case .character: "\"\(text)\""
    }
  }
}

extension CSVDelimiter {
  /// So many rows decide.
  private static let sampleRows = 200

  /// The delimiter that divides the first rows of a table into the same number of fields each, most of them numbers; a comma
  /// where none does.
  ///
  /// - Complexity: O(bytes of the first rows).
  static func recognized(in bytes: [UInt8], decimal: DecimalMark) -> CSVDelimiter {
    var best = (delimiter: comma, score: 0.0, fields: 0)
    for delimiter in known where decimal == .point || delimiter != comma {
      guard let table = try? CSVTable(bytes, delimiter: delimiter, limit: sampleRows) else {
        continue
      }
      let counts = Dictionary(grouping: table.fieldCounts, by: { $0 }).mapValues(\.count)
      guard let (fields, rows) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
        fields > 1
      else { continue }
      let score = Double(rows) / Double(table.rowCount) + table.numberShare(delimiter)
      if score > best.score || (score == best.score && fields > best.fields) {
        best = (delimiter, score, fields)
      }
    }
    return best.delimiter
  }
}

extension CSVTable {
  /// The share of cells that are numbers, below a first row that may be a header.
  fileprivate func numberShare(_ delimiter: CSVDelimiter) -> Double {
    var (numbers, cells) = (0, 0)
    for row in (rowCount > 1 ? 1 : 0)..<rowCount {
      for column in 0..<fieldCounts[row] {
        cells += 1
        if number(row, column, .point) != nil
          || (delimiter != .comma && number(row, column, .comma) != nil)
        {
          numbers += 1
        }
      }
    }
    return Double(numbers) / Double(max(cells, 1))
  }
}
