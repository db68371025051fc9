import CLibrary
import Graphics
import Plots

/// The losses over a plane as a surface in a cube whose upright axis is the logarithm of the loss, with the paths at their
/// true losses and a line from each of their moments to the surface.
struct LandscapeCube: Geom {
  let landscape: Landscape
  let paths: LandscapePaths

  /// A side of the surface has at most so many pieces.
  private static let pieces = 100
  private static let height = 1.15

  func drawing(in panel: Panel) -> Drawing {
    let grid = landscape.field.grid
    let box = CubeBox(
      [-1...1, -1...1, 0...Self.height],
      scales: [Scale(.linear, grid.x), Scale(.linear, grid.y), landscape.colors.scale],
      elevation: 36)
    let shares = ScalarField(
      grid: grid, values: landscape.field.values.map(landscape.colors.share))
    let size = box.pixelsPerUnit(in: panel, sway: 0)
    let view = box.view(Self.azimuth(shares, box))
    let project = box.projector(view, size: size, panel)
    func place(_ point: Point, _ loss: Double) -> SIMD3<Double> {
      func side(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound) * 2 - 1
      }
      return SIMD3(
        side(point.x, grid.x), side(point.y, grid.y), landscape.colors.share(loss) * Self.height)
    }
    let floor = panel.stroke(Pen(Ink(.text, opacity: 0.22), width: 0.8))
    let contours = LandscapeField.contours(landscape)
    var fixed = box.marks(
      view, names: [landscape.plane.names.x, landscape.plane.names.y, "training loss"],
      size: size, panel)
    fixed += contours.flatMap(\.lines).map { line in
      .path(
        Path(
          through: line.map { point in
            var corner = place(point, .nan)
            corner.z = 0
            return project(corner)
          }), stroke: floor)
    }
    let lines = contours.flatMap { level, lines in
      lines.map { line in line.map { place($0, level) } }
    }
    fixed += surface(view, project, panel, lines: lines, place: place)
    let positions = paths.paths.map { path in
      path.steps.map { project(place($0.position, $0.loss)) }
    }
    let feet = paths.paths.map { path in
      path.steps.map { project(place($0.position, $0.planeLoss)) }
    }
    let paths = paths
    return Drawing(fixed: fixed, isClipped: false) { frame in
      let reached = paths.reached(at: frame.instant)
      var marks: [Mark] = []
      for index in positions.indices {
        let stroke = panel.stroke(Pen(paths.pens[index].ink, width: 1.1))
        for step in 0...reached[index] {
          let (from, to) = (feet[index][step], positions[index][step])
          guard from.isFinite, to.isFinite, abs(from.y - to.y) > 1 else { continue }
          marks.append(.path(.line(from: from, to: to), stroke: stroke))
        }
      }
      return marks + paths.marks(positions, at: frame.instant, panel)
    }
  }

  /// The side from which the surface hides least: where what is near is low.
  ///
  /// - Parameter heights: those that are no numbers do not count.
  static func azimuth(_ heights: ScalarField, _ box: CubeBox) -> Double {
    let grid = heights.grid
    func height(_ azimuth: Double) -> Double {
      let view = box.view(azimuth)
      var sum = 0.0
      for row in 0..<grid.rows {
        for column in 0..<grid.columns where heights[column, row].isFinite {
          let place = SIMD3(
            Double(2 * column) / Double(grid.columns - 1) - 1,
            Double(2 * row) / Double(grid.rows - 1) - 1, 0)
          sum += heights[column, row] * view.depth(place)
        }
      }
      return sum
    }
    let sides = [0.0, 90, 180, 270].map { (azimuth: $0, height: height($0)) }
    return sides.min { $0.height < $1.height }?.azimuth ?? 0
  }

  /// Quadrilaterals from far to near, lit from one side, each with the lines of equal loss on it.
  ///
  /// - Parameter lines: in the cube.
  private func surface(
    _ view: OrthographicView, _ project: (SIMD3<Double>) -> Point, _ panel: Panel,
    lines: [[SIMD3<Double>]], place: (Point, Double) -> SIMD3<Double>
  ) -> [Mark] {
    let grid = landscape.field.grid
    func nodes(_ count: Int) -> [Int] {
      let pieces = min(Self.pieces, count - 1)
      return (0...pieces).map { $0 * (count - 1) / pieces }
    }
    let (columns, rows) = (nodes(grid.columns), nodes(grid.rows))
    let ramp = LossColors.ramp(panel.theme)
    let places = rows.map { row in
      columns.map { column in
        place(
          Point(grid.x(Double(column)), grid.y(Double(row))), landscape.field[column, row])
      }
    }
    let contours = Self.segments(lines, columns: columns.count - 1, rows: rows.count - 1)
    let stroke = panel.stroke(LandscapeField.pen)
    var pieces: [(depth: Double, mark: Mark)] = []
    for row in 0..<(rows.count - 1) {
      for column in 0..<(columns.count - 1) {
        let corners = [
          places[row][column], places[row][column + 1], places[row + 1][column + 1],
          places[row + 1][column],
        ]
        let middle = corners.reduce(SIMD3(), +) / 4
        guard middle.z.isFinite else { continue }
        let color = lit(ramp.color(at: middle.z / Self.height), corners)
        let depth = view.depth(SIMD3(middle.x, middle.y, 0))
        // The line closes the gap that smooth edges leave between neighbours.
        pieces.append(
          (
            depth,
            .path(
              Path(through: corners.map(project), closed: true), fill: color,
              stroke: Stroke(color, width: 0.8 * panel.unit))
          ))
        // Over the neighbours, which would hide half of their width.
        pieces += contours[row * (columns.count - 1) + column].map { from, to in
          (
            depth + 4 / Double(columns.count),
            .path(.line(from: project(from), to: project(to)), stroke: stroke)
          )
        }
      }
    }
    return pieces.enumerated().sorted {
      ($0.element.depth, $0.offset) < ($1.element.depth, $1.offset)
    }.map(\.element.mark)
  }

  /// The pieces of lines by the piece of the surface that they are on.
  private static func segments(
    _ lines: [[SIMD3<Double>]], columns: Int, rows: Int
  ) -> [[(SIMD3<Double>, SIMD3<Double>)]] {
    var segments = [[(SIMD3<Double>, SIMD3<Double>)]](repeating: [], count: columns * rows)
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) {
        let middle = (from + to) / 2
        let column = min(max(Int((middle.x + 1) / 2 * Double(columns)), 0), columns - 1)
        let row = min(max(Int((middle.y + 1) / 2 * Double(rows)), 0), rows - 1)
        segments[row * columns + column].append((from, to))
      }
    }
    return segments
  }

  /// A colour darker where the surface turns from the light.
  private func lit(_ color: Color, _ corners: [SIMD3<Double>]) -> Color {
    let (a, b) = (corners[2] - corners[0], corners[3] - corners[1])
    let normal = SIMD3(
      a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    let length = (normal * normal).sum().squareRoot()
    let light = SIMD3(-0.45, -0.2, 0.87)
    let share = length > 0 ? max((normal * light).sum() / length, 0) : 1
    return color.mixed(with: Color(0), 0.32 * (1 - share))
  }
}
