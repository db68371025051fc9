/// A format of tables; the raw value is the ending of a file's name.
public enum TableFormat: String, Sendable, CaseIterable {
  case markdown = "md"
  case csv
  case latex = "tex"

  /// The format that a file's ending names; `nil` where there is none.
  public init?(file: String) {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex,
      let format = Self(rawValue: file[file.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }
}

extension ComparisonSpec {
  /// The format of a table in text; `nil` for pictures and films.
  public var table: TableFormat? {
    figure.kind == FigureKind(Summary.self) ? TableFormat(file: figure.file) : nil
  }
}
