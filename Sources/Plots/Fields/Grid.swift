/// A rectangular lattice of points in data space: `columns` × `rows` nodes, both borders included.
public struct Grid: Sendable, Equatable {
  public let columns: Int
  public let rows: Int
  public let x: ClosedRange<Double>
  public let y: ClosedRange<Double>

  /// - Precondition: at least two columns and two rows.
  public init(columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    precondition(columns >= 2 && rows >= 2)
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
  }

  public var count: Int { columns * rows }

  /// The abscissa of a column; fractions lie between columns.
  public func x(_ column: Double) -> Double {
    x.lowerBound + (x.upperBound - x.lowerBound) * column / Double(columns - 1)
  }

  /// The ordinate of a row; row 0 is at the lower bound.
  public func y(_ row: Double) -> Double {
    y.lowerBound + (y.upperBound - y.lowerBound) * row / Double(rows - 1)
  }
}
