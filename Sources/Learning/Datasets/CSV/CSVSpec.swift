/// How a table in a text file is read.
public struct CSVSpec: Sendable, Equatable {
  /// The column with the classes, or with the value to be predicted; `nil` for the last one.
  public var label: ColumnReference?
  /// The features, in this order; `nil` for every column but the label, and but a first one that only counts rows.
  public var columns: [ColumnReference]?
  /// Whether the first line names the columns; `nil` to recognise it.
  public var hasHeader: Bool?
  /// `nil` to recognise it.
  public var delimiter: CSVDelimiter?
  public var decimal: DecimalMark
  public var missing: MissingValues
  public var categories: CategoryColumns
  /// Whether the label column holds a number to be predicted instead of a class.
  public var isRegression: Bool

  public init(
    label: ColumnReference? = nil, columns: [ColumnReference]? = nil, hasHeader: Bool? = nil,
    delimiter: CSVDelimiter? = nil, decimal: DecimalMark = .point,
    missing: MissingValues = .error, categories: CategoryColumns = .error,
    isRegression: Bool = false
  ) {
    self.label = label
    self.columns = columns
    self.hasHeader = hasHeader
    self.delimiter = delimiter
    self.decimal = decimal
    self.missing = missing
    self.categories = categories
    self.isRegression = isRegression
  }
}

/// What stands before the decimals of a number.
public enum DecimalMark: String, Sendable, CaseIterable {
  case point = "."
  case comma = ","
}

/// What becomes of rows that lack a value in a column that is used.
public enum MissingValues: String, Sendable, CaseIterable {
  /// They are an error.
  case error
  /// They are left out.
  case drop
}

/// What becomes of features that are text.
public enum CategoryColumns: String, Sendable, CaseIterable {
  /// They are an error.
  case error
  /// Each of its texts becomes a feature that is 1 where the text is, else 0, as scikit-learn's `OneHotEncoder` and
  /// pandas' `get_dummies` do.
  case oneHot
}
