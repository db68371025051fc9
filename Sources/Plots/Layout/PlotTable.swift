/// Numbers of a plot as rows of cells, for a file beside its picture.
public struct PlotTable: Sendable, Equatable {
  public let head: [String]
  /// As many cells each as the head has.
  public let rows: [[String]]

  public init(head: [String], rows: [[String]]) {
    self.head = head
    self.rows = rows
  }

  /// The rows of tables that have one head; those of another head are left out.
  ///
  /// - Returns: `nil` without a table.
  public init?(joining tables: some Collection<PlotTable>) {
    guard let first = tables.first else { return nil }
    self.init(
      head: first.head, rows: tables.filter { $0.head == first.head }.flatMap(\.rows))
  }

  /// Lines with commas between cells (RFC 4180).
  public var csv: String {
    ([head] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
  }
}
