import Graphics

/// The places that are nearer to some point than a distance, as cells of a coarse lattice: asked often, made once.
package struct OccupiedCells: Sendable {
  private let cell: Double
  private var cells: Set<Cell> = []

  private struct Cell: Hashable {
    let column, row: Int
  }

  /// - Complexity: O(points), with some dozen cells a point.
  package init(_ points: [Point], within distance: Double) {
    cell = max(distance / 4, 1)
    let reach = Int((distance / cell).rounded(.up))
    for point in points where point.isFinite {
      let center = place(of: point)
      for row in -reach...reach {
        for column in -reach...reach where row * row + column * column <= reach * reach {
          cells.insert(Cell(column: center.column + column, row: center.row + row))
        }
      }
    }
  }

  package func contains(_ point: Point) -> Bool { cells.contains(place(of: point)) }

  private func place(of point: Point) -> Cell {
    Cell(column: Int((point.x / cell).rounded()), row: Int((point.y / cell).rounded()))
  }
}
