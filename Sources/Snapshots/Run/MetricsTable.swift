/// The metrics of a run over its epochs: what `metrics.csv` holds.
public struct MetricsTable: Sendable, Equatable {
  /// Names of the metrics, in the order of the columns after "epoch".
  public let columns: [String]
  public private(set) var rows: [Row] = []

  public struct Row: Sendable, Equatable {
    public let epoch: Int
    /// One a column; `nil` where there is no such value.
    public let values: [Double?]
  }

  public init(columns: [String]) {
    self.columns = columns
  }

  /// Adds a row; metrics that no column names are left out.
  public mutating func append(epoch: Int, _ metrics: [String: Double]) {
    rows.append(Row(epoch: epoch, values: columns.map { metrics[$0] }))
  }

  /// Comma-separated values (RFC 4180, with plain line feeds): a header line, then a line a row.
  ///
  /// Numbers are the shortest that read back as the same value, `nan` and `inf` included; missing ones are empty.
  public var csv: String {
    var text = (["epoch"] + columns).map(Self.field).joined(separator: ",") + "\n"
    for row in rows {
      text += String(row.epoch)
      for value in row.values { text += "," + (value?.shortestText ?? "") }
      text += "\n"
    }
    return text
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
