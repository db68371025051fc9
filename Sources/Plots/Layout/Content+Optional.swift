extension Content {
  /// The content without its optional cells; `nil` when it has none.
  var withoutOptional: Content? {
    guard case .grid(var grid) = self, grid.cells.contains(where: \.isOptional) else { return nil }
    let kept = grid.cells.filter { !$0.isOptional }
    guard !kept.isEmpty else { return nil }
    if kept.count == 1 { return kept[0].content }
    let columns = Set(kept.flatMap { $0.column..<($0.column + $0.columns) }).sorted()
    let rows = Set(kept.flatMap { $0.row..<($0.row + $0.rows) }).sorted()
    grid.columnRatios = columns.map { grid.columnRatios[$0] }
    grid.rowRatios = rows.map { grid.rowRatios[$0] }
    grid.cells = kept.map { cell in
      var cell = cell
      cell.column = columns.firstIndex(of: cell.column) ?? 0
      cell.row = rows.firstIndex(of: cell.row) ?? 0
      return cell
    }
    return .grid(grid)
  }
}
