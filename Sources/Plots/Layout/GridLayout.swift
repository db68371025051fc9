import Graphics

/// Panels of a grid in a rectangle. What sticks out of the panels of a column is as wide for all, so that their axes align.
struct GridLayout {
  let type: TypeSize

  /// Cells of a grid with their layouts; a single plot is a grid of one cell.
  indirect enum Node {
    case panel(PanelLayout)
    case grid([(cell: PlotGrid.Cell, node: Node)], columnRatios: [Double], rowRatios: [Double])
  }

  /// The panels in their places, in the order of the page's plots.
  func panels(of node: Node, in rect: Rect) -> [PanelLayout] {
    var node = node
    // The number of ticks depends on the size, and the size on the ticks; the second time only widens.
    place(&node, in: rect)
    place(&node, in: rect)
    return leaves(node)
  }

  private func leaves(_ node: Node) -> [PanelLayout] {
    switch node {
    case .panel(let panel): [panel]
    case .grid(let cells, _, _): cells.flatMap { leaves($0.node) }
    }
  }

  private func place(_ node: inout Node, in rect: Rect) {
    switch node {
    case .panel(var panel):
      let sides = sides(of: .panel(panel), width: rect.width, height: rect.height)
      panel.place(in: inner(rect, sides))
      node = .panel(panel)
    case .grid(var cells, let columnRatios, let rowRatios):
      let (columns, rows) = (columnRatios.count, rowRatios.count)
      var (left, right) = (
        Array(repeating: 0.0, count: columns), Array(repeating: 0.0, count: columns)
      )
      var (top, bottom) = (Array(repeating: 0.0, count: rows), Array(repeating: 0.0, count: rows))
      for (cell, node) in cells {
        let sides = sides(
          of: node, width: rect.width * Double(cell.columns) / Double(columns),
          height: rect.height * Double(cell.rows) / Double(rows))
        let (lastColumn, lastRow) = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        left[cell.column] = max(left[cell.column], sides.left)
        right[lastColumn] = max(right[lastColumn], sides.right)
        top[cell.row] = max(top[cell.row], sides.top)
        bottom[lastRow] = max(bottom[lastRow], sides.bottom)
      }
      let gap = type.unit * 14
      let xs = spans(rect.left, rect.width, columnRatios, left, right, gap)
      let ys = spans(rect.top, rect.height, rowRatios, top, bottom, gap)
      for index in cells.indices {
        let cell = cells[index].cell
        let (first, last) = (xs[cell.column], xs[cell.column + cell.columns - 1])
        let (upper, lower) = (ys[cell.row], ys[cell.row + cell.rows - 1])
        let room = Rect(
          x: first.start, y: upper.start, width: max(1, last.end - first.start),
          height: max(1, lower.end - upper.start))
        switch cells[index].node {
        case .panel(var panel):
          panel.place(in: room)
          cells[index].node = .panel(panel)
        case .grid:
          // A grid in a cell has its own sides; the cell's are where they begin.
          let outer = sides(of: cells[index].node, width: room.width, height: room.height)
          place(
            &cells[index].node,
            in: Rect(
              x: room.left - outer.left, y: room.top - outer.top,
              width: room.width + outer.left + outer.right,
              height: room.height + outer.top + outer.bottom))
        }
      }
      node = .grid(cells, columnRatios: columnRatios, rowRatios: rowRatios)
    }
  }

  /// How far what is around the data sticks out; of a grid that of its outermost cells.
  private func sides(of node: Node, width: Double, height: Double) -> PanelLayout.Protrusions {
    switch node {
    case .panel(let panel):
      let isPlaced = panel.rect.width > 1
      return panel.protrusions(
        width: isPlaced ? panel.rect.width : width * 0.75,
        height: isPlaced ? panel.rect.height : height * 0.75)
    case .grid(let cells, let columnRatios, let rowRatios):
      var result = PanelLayout.Protrusions()
      for (cell, node) in cells {
        let sides = sides(
          of: node, width: width * Double(cell.columns) / Double(columnRatios.count),
          height: height * Double(cell.rows) / Double(rowRatios.count))
        if cell.column == 0 { result.left = max(result.left, sides.left) }
        if cell.row == 0 { result.top = max(result.top, sides.top) }
        if cell.column + cell.columns == columnRatios.count {
          result.right = max(result.right, sides.right)
        }
        if cell.row + cell.rows == rowRatios.count {
          result.bottom = max(result.bottom, sides.bottom)
        }
      }
      return result
    }
  }

  private func inner(_ rect: Rect, _ sides: PanelLayout.Protrusions) -> Rect {
    Rect(
      x: rect.left + sides.left, y: rect.top + sides.top,
      width: max(1, rect.width - sides.left - sides.right),
      height: max(1, rect.height - sides.top - sides.bottom))
  }

  /// Where the data of each column or row begins and ends.
  private func spans(
    _ start: Double, _ length: Double, _ ratios: [Double], _ before: [Double], _ after: [Double],
    _ gap: Double
  ) -> [(start: Double, end: Double)] {
    let taken =
      before.reduce(0, +) + after.reduce(0, +) + gap * Double(max(ratios.count - 1, 0))
    let room = max(length - taken, Double(ratios.count))
    let total = ratios.reduce(0, +)
    var position = start
    return ratios.indices.map { index in
      position += before[index]
      let begin = position
      position += room * ratios[index] / total
      let end = position
      position += after[index] + gap
      return (begin, end)
    }
  }
}
