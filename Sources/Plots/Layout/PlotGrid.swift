/// What a figure gives: a plot, or plots on a grid whose cells may hold grids again.
public indirect enum Content: Sendable {
  case plot(Plot)
  case grid(PlotGrid)

  /// All plots with the frames' changes that their cells make, row by row.
  public var plots: [Plot] {
    switch self {
    case .plot(let plot): [plot]
    case .grid(let grid): grid.cells.flatMap(\.content.plots)
    }
  }

  /// Of a single plot with axes.
  fileprivate var axes: (x: ScaleID, y: ScaleID)? {
    if case .plot(let plot) = self, case .plane(let x, let y, _) = plot.space {
      (x, y)
    } else {
      nil
    }
  }

  /// The most plots beside each other and under each other.
  var extent: (columns: Int, rows: Int) {
    switch self {
    case .plot: return (1, 1)
    case .grid(let grid):
      var (columns, rows) = (grid.columnRatios.count, grid.rowRatios.count)
      for cell in grid.cells {
        let inner = cell.content.extent
        columns = max(columns, grid.columnRatios.count - cell.columns + inner.columns)
        rows = max(rows, grid.rowRatios.count - cell.rows + inner.rows)
      }
      return (columns, rows)
    }
  }
}

/// Plots on a grid; a cell may span columns and rows.
public struct PlotGrid: Sendable {
  public struct Cell: Sendable {
    public var content: Content
    public var column: Int
    public var row: Int
    public var columns: Int
    public var rows: Int
    /// It goes first when room is short.
    public var isOptional: Bool
    /// The instant that it shows of a film's: another one for a panel that stands still.
    public var pin: (@Sendable (Instant) -> Instant)?

    public init(
      _ content: Content, column: Int, row: Int, columns: Int = 1, rows: Int = 1,
      isOptional: Bool = false, pin: (@Sendable (Instant) -> Instant)? = nil
    ) {
      self.content = content
      self.column = column
      self.row = row
      self.columns = columns
      self.rows = rows
      self.isOptional = isOptional
      self.pin = pin
    }
  }

  public var cells: [Cell]
  /// Shares of the width, one a column.
  public var columnRatios: [Double]
  /// Shares of the height, one a row.
  public var rowRatios: [Double]
  /// Whether cells of one size may be in fewer columns where the picture is tall.
  public var isFlowing: Bool
  /// Whether plots that share an axis show it once: under a column, at the left of a row.
  public var sharesAxes = false

  public init(
    _ cells: [Cell], columnRatios: [Double], rowRatios: [Double], isFlowing: Bool = false
  ) {
    self.cells = cells
    self.columnRatios = columnRatios
    self.rowRatios = rowRatios
    self.isFlowing = isFlowing
  }

  /// As many columns as there were rows.
  func standing() -> PlotGrid { flowing(columns: min(rowRatios.count, columnRatios.count)) }

  /// Cells of one size row by row in so many columns.
  func flowing(columns: Int) -> PlotGrid {
    var grid = self
    for index in cells.indices {
      (grid.cells[index].row, grid.cells[index].column) = index.quotientAndRemainder(
        dividingBy: columns)
    }
    grid.columnRatios = Array(repeating: 1, count: columns)
    grid.rowRatios = Array(repeating: 1, count: (cells.count + columns - 1) / columns)
    return grid
  }

  /// The axes of a cell's plot that another plot below it or at its left shows.
  func sharedAxes(of cell: Cell) -> (x: Bool, y: Bool) {
    guard sharesAxes, let own = cell.content.axes else { return (false, false) }
    func has(_ isOther: (Cell) -> Bool, _ axis: KeyPath<(x: ScaleID, y: ScaleID), ScaleID>) -> Bool
    {
      cells.contains { other in
        isOther(other) && other.content.axes.map { $0[keyPath: axis] } == own[keyPath: axis]
      }
    }
    return (
      has({ $0.column == cell.column && $0.row > cell.row }, \.x),
      has({ $0.row == cell.row && $0.column < cell.column }, \.y)
    )
  }

  /// Cells row by row in so many columns, all of one size.
  public static func even(_ contents: [Content], columns: Int) -> PlotGrid {
    let rows = max(1, (contents.count + columns - 1) / columns)
    return PlotGrid(
      contents.enumerated().map { index, content in
        Cell(content, column: index % columns, row: index / columns)
      },
      columnRatios: Array(repeating: 1, count: columns),
      rowRatios: Array(repeating: 1, count: rows))
  }
}
