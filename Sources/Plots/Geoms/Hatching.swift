import Graphics

/// Diagonal lines over cells of two axes of bands for which there is nothing to show.
public struct Hatching: Geom {
  let cells: [(row: Int, column: Int)]

  public init(_ cells: [(row: Int, column: Int)]) { self.cells = cells }

  public func drawing(in panel: Panel) -> Drawing {
    let stroke = panel.stroke(Pen(.grid, width: 1.5))
    return Drawing(
      fixed: cells.map { cell in
        let rect = Cells.rect(cell.row, cell.column, panel)
        return .clipped(rect, [.path(Self.lines(over: rect, gap: 9 * panel.unit), stroke: stroke)])
      })
  }

  private static func lines(over rect: Rect, gap: Double) -> Path {
    let count = Int((rect.width + rect.height) / gap)
    return Path(
      (0...count).flatMap { index in
        let left = rect.left - rect.height + Double(index) * gap
        return Path.line(
          from: Point(left, rect.bottom), to: Point(left + rect.height, rect.top)
        ).elements
      })
  }
}
