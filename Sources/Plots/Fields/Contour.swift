import Graphics

/// Level lines of a scalar field by marching squares, with linear interpolation along cell edges, so that the curve
/// is smooth at any zoom (W. Lorensen, H. Cline, "Marching cubes", 1987, in two dimensions).
public enum Contour {
  /// The polylines on which `field` equals `level`, in data coordinates; a closed one ends where it began.
  ///
  /// A node exactly on the level counts as above it. At a saddle the mean of the four corners decides which corners
  /// are joined. Cells with a corner that is not finite have no line. O(nodes).
  public static func lines(of field: ScalarField, at level: Double = 0) -> [[Point]] {
    var tracer = Tracer(
      field: field, level: level, inside: field.values.map { $0 >= level }, isInside: nil)
    return tracer.lines()
  }

  /// The polylines around the nodes that are inside; where the field is 0 between two nodes lies the line.
  ///
  /// - Parameters:
  ///   - field: above 0 at nodes inside and below 0 at those outside, or 0 at either.
  ///   - inside: one for each node.
  ///   - isInside: asked at points of an edge on which the field has no change of sign: where it is 0 over a region.
  public static func lines(
    of field: ScalarField, inside: [Bool], isInside: (Point) -> Bool
  ) -> [[Point]] {
    withoutActuallyEscaping(isInside) { isInside in
      var tracer = Tracer(field: field, level: 0, inside: inside, isInside: isInside)
      return tracer.lines()
    }
  }

  private struct Tracer {
    let field: ScalarField
    let level: Double
    let inside: [Bool]
    let isInside: ((Point) -> Bool)?
    /// For each cell edge, the edges it is joined to by a segment; −1 for none. Edge 2n runs right from node n,
    /// edge 2n + 1 up from it.
    var links: [(Int32, Int32)]
    var crossed: [Int32] = []

    init(
      field: ScalarField, level: Double, inside: [Bool], isInside: ((Point) -> Bool)?
    ) {
      self.field = field
      self.level = level
      self.inside = inside
      self.isInside = isInside
      links = Array(repeating: (-1, -1), count: field.grid.count * 2)
    }

    mutating func lines() -> [[Point]] {
      let (columns, rows) = (field.grid.columns, field.grid.rows)
      for row in 0..<(rows - 1) {
        for column in 0..<(columns - 1) { join(column, row) }
      }
      var lines: [[Point]] = []
      // Open lines first, from their ends, so that none is cut in two.
      for edge in crossed where isEnd(edge) { trace(from: edge, into: &lines) }
      for edge in crossed where links[Int(edge)] != (-1, -1) { trace(from: edge, into: &lines) }
      return lines
    }

    private mutating func join(_ column: Int, _ row: Int) {
      let node = row * field.grid.columns + column
      let above = node + field.grid.columns
      let code =
        (inside[node] ? 1 : 0) | (inside[node + 1] ? 2 : 0) | (inside[above + 1] ? 4 : 0)
        | (inside[above] ? 8 : 0)
      guard code != 0, code != 15 else { return }
      let (a, b) = (field[column, row], field[column + 1, row])
      let (d, c) = (field[column, row + 1], field[column + 1, row + 1])
      guard (a + b + c + d).isFinite else { return }
      let bottom = Int32(2 * node)
      let left = Int32(2 * node + 1)
      let right = Int32(2 * (node + 1) + 1)
      let top = Int32(2 * (node + field.grid.columns))
      switch code {
      case 1, 14: link(bottom, left)
      case 2, 13: link(bottom, right)
      case 3, 12: link(left, right)
      case 4, 11: link(right, top)
      case 6, 9: link(bottom, top)
      case 7, 8: link(left, top)
      default:
        let middleAbove = (a + b + c + d) / 4 >= level
        if (code == 5) == middleAbove {
          link(bottom, right)
          link(left, top)
        } else {
          link(bottom, left)
          link(right, top)
        }
      }
    }

    private mutating func link(_ first: Int32, _ second: Int32) {
      attach(first, to: second)
      attach(second, to: first)
    }

    private mutating func attach(_ edge: Int32, to other: Int32) {
      if links[Int(edge)].0 < 0 {
        links[Int(edge)].0 = other
        crossed.append(edge)
      } else {
        links[Int(edge)].1 = other
      }
    }

    private func isEnd(_ edge: Int32) -> Bool {
      let (first, second) = links[Int(edge)]
      return (first < 0) != (second < 0)
    }

    /// Follows the links from `edge` and takes them away, so that each is walked once.
    private mutating func trace(from edge: Int32, into lines: inout [[Point]]) {
      var points = [crossing(edge)]
      var current = edge
      while true {
        let (first, second) = links[Int(current)]
        let next = first >= 0 ? first : second
        guard next >= 0 else { break }
        detach(current, from: next)
        detach(next, from: current)
        points.append(crossing(next))
        current = next
      }
      if points.count > 1 { lines.append(points) }
    }

    private mutating func detach(_ edge: Int32, from other: Int32) {
      if links[Int(edge)].0 == other {
        links[Int(edge)].0 = -1
      } else if links[Int(edge)].1 == other {
        links[Int(edge)].1 = -1
      }
    }

    private func crossing(_ edge: Int32) -> Point {
      let node = Int(edge) / 2
      let (row, column) = node.quotientAndRemainder(dividingBy: field.grid.columns)
      let goesUp = edge % 2 == 1
      let other = node + (goesUp ? field.grid.columns : 1)
      let (from, to) = (field.values[node] - level, field.values[other] - level)
      func point(_ share: Double) -> Point {
        Point(
          field.grid.x(Double(column) + (goesUp ? 0 : share)),
          field.grid.y(Double(row) + (goesUp ? share : 0)))
      }
      let changesSign = inside[node] ? from > 0 && to < 0 : from < 0 && to > 0
      guard let isInside, !changesSign else { return point(to == from ? 0.5 : from / (from - to)) }
      // Nothing but the answer itself tells where in the edge it changes.
      var (low, high) = (0.0, 1.0)
      for _ in 0..<7 {
        let middle = (low + high) / 2
        if isInside(point(middle)) == inside[node] { low = middle } else { high = middle }
      }
      return point((low + high) / 2)
    }
  }
}
