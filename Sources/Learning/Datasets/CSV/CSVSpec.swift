/// A column of a table.
public enum ColumnReference: Sendable, Equatable, CustomStringConvertible {
  case name(String)
  /// From 0; negative ones count from the last column, which is −1.
  case index(Int)

  public var description: String {
    switch self {
    case .name(let name): "\"\(name)\""
    case .index(let index): "\(index)"
    }
  }
}

/// How a table in a text file is read.
public struct CSVSpec: Sendable, Equatable {
  /// The column with the classes, or with the value to be predicted.
  public var label: ColumnReference
  /// Whether the first line names the columns; `nil` to tell from whether it has a number.
  public var hasHeader: Bool?
  /// One ASCII character.
  public var delimiter: Character
  /// Whether the label column holds a number to be predicted instead of a class.
  public var isRegression: Bool

  public init(
    label: ColumnReference = .index(-1), hasHeader: Bool? = nil, delimiter: Character = ",",
    isRegression: Bool = false
  ) {
    self.label = label
    self.hasHeader = hasHeader
    self.delimiter = delimiter
    self.isRegression = isRegression
  }
}
