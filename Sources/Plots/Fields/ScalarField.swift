/// A number at every node of a grid.
public struct ScalarField: Sendable, Equatable {
  public let grid: Grid
  /// `grid.count` values, row after row from the lowest ordinate.
  public let values: [Double]

  /// - Precondition: one value for each node.
  public init(grid: Grid, values: [Double]) {
    precondition(values.count == grid.count)
    self.grid = grid
    self.values = values
  }

  @inlinable
  public subscript(column: Int, row: Int) -> Double { values[row * grid.columns + column] }
}
