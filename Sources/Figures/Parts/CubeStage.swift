import Formatting
import Graphics
import Plots

/// A hidden space of three dimensions: a cube in a fixed orthographic view.
struct CubeStage: HiddenStage {
  private let layout: FigureLayout
  private let names: [String]
  private let low: SIMD3<Double>
  private let high: SIMD3<Double>
  private let view = OrthographicView()
  private let pixelsPerUnit: Double
  private let origin: Point

  init(_ bounds: [ClosedRange<Double>], names: [String], in layout: FigureLayout) {
    self.layout = layout
    self.names = names
    low = SIMD3(bounds[0].lowerBound, bounds[1].lowerBound, bounds[2].lowerBound)
    high = SIMD3(bounds[0].upperBound, bounds[1].upperBound, bounds[2].upperBound)
    let corners = Self.corners(low, high).map(view.project)
    let (left, right) = (corners.map(\.x).min() ?? 0, corners.map(\.x).max() ?? 1)
    let (bottom, top) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 1)
    // Room around the cube for the names of its axes.
    let room = layout.plot.inset(by: 26 * layout.scale)
    pixelsPerUnit = min(room.width / (right - left), room.height / (top - bottom))
    origin = Point(
      room.center.x - (left + right) / 2 * pixelsPerUnit,
      room.center.y + (bottom + top) / 2 * pixelsPerUnit)
  }

  var clip: Rect { layout.plot.inset(by: -12 * layout.scale) }
  func foreground() -> [Mark] { [] }

  func position(_ place: SIMD3<Double>) -> Point {
    let p = view.project(place)
    return Point(origin.x + p.x * pixelsPerUnit, origin.y - p.y * pixelsPerUnit)
  }

  func backdrop() -> [Mark] {
    let theme = layout.theme
    let corners = Self.corners(low, high)
    var marks: [Mark] = Self.faces.filter { face in isBehind(face, corners) }.map { face in
      .path(
        Path(through: face.map { position(corners[$0]) }, closed: true), fill: theme.panel,
        stroke: Stroke(theme.grid, width: 1.5 * layout.scale))
    }
    marks += Self.edges.map { from, to in
      .path(
        .line(from: position(corners[from]), to: position(corners[to])),
        stroke: Stroke(theme.grid, width: 1.5 * layout.scale))
    }
    for axis in 0..<3 { marks += axisMarks(axis) }
    return marks
  }

  /// The edge of the cube that carries an axis, with the values at its ends and the axis's name.
  private func axisMarks(_ axis: Int) -> [Mark] {
    let theme = layout.theme
    // Edges on the cube's outline as the eye sees it, so that labels lie outside.
    let start = axis == 1 ? SIMD3(high.x, low.y, low.z) : low
    var end = start
    end[axis] = high[axis]
    let (a, b) = (position(start), position(end))
    let middle = (a + b) * 0.5
    let outward = outwardDirection(from: middle)
    let size = FigureLayout.tickSize * layout.scale
    func label(_ string: String, _ at: Point, _ color: Color, _ distance: Double) -> Mark {
      .text(
        Text(
          string, at: at + outward * (distance * layout.scale), size: size, color: color,
          horizontal: .middle, vertical: .middle))
    }
    // Along the upright edge, else beside the edge from where the text leads away.
    let name =
      axis == 2
      ? Text(
        names[axis], at: Point(middle.x - 30 * layout.scale, middle.y), size: size,
        color: theme.text, horizontal: .middle, rotation: -90)
      : Text(
        names[axis], at: middle + outward * (14 * layout.scale), size: size, color: theme.text,
        horizontal: outward.x > 0 ? .start : .end, vertical: .top)
    var marks: [Mark] = [
      .path(.line(from: a, to: b), stroke: Stroke(theme.axis, width: 2 * layout.scale)),
      .text(name),
    ]
    // Where the bounds are round numbers they say what the axes are; others would only be clutter.
    let ends = [Numerals.short(low[axis]), Numerals.short(high[axis])]
    if ends.allSatisfy({ $0.count <= 2 }) {
      marks.append(label(ends[0], a + (b - a) * 0.06, theme.mutedText, 18))
      marks.append(label(ends[1], a + (b - a) * 0.94, theme.mutedText, 18))
    }
    return marks
  }

  private func outwardDirection(from point: Point) -> Point {
    let away = point - layout.plot.center
    let length = (away.x * away.x + away.y * away.y).squareRoot()
    return length > 0 ? away * (1 / length) : Point(0, 1)
  }

  func split(_ places: [SIMD3<Double>], by cut: HiddenCoordinates.Cut) -> ([Int], [Int]) {
    guard case .plane(let normal, let offset) = cut else { return (Array(places.indices), []) }
    let facesEye = view.depth(normal) > 0
    func isNear(_ index: Int) -> Bool {
      let side = (places[index] * normal).sum() + offset > 0
      return side == facesEye
    }
    return (places.indices.filter { !isNear($0) }, places.indices.filter(isNear))
  }

  func cutMarks(_ cut: HiddenCoordinates.Cut, stroke: Stroke) -> [Mark] {
    switch cut {
    case .curves(let curves): return curveMarks(curves, stroke: stroke)
    case .plane(let normal, let offset):
      let corners = section(normal, offset).map(position)
      guard corners.count >= 3 else { return [] }
      let outline = Path(through: Self.ordered(corners), closed: true)
      return [.path(outline, fill: stroke.color.opacity(0.13), stroke: stroke)]
    }
  }

  /// Where the plane meets the edges of the cube, in no order.
  private func section(_ normal: SIMD3<Double>, _ offset: Double) -> [SIMD3<Double>] {
    let corners = Self.corners(low, high)
    let sides = corners.map { ($0 * normal).sum() + offset }
    guard sides.allSatisfy(\.isFinite) else { return [] }
    return Self.edges.compactMap { from, to in
      guard (sides[from] >= 0) != (sides[to] >= 0) else { return nil }
      let share = sides[from] / (sides[from] - sides[to])
      return corners[from] + (corners[to] - corners[from]) * share
    }
  }

  /// Corners of a convex polygon in the order of its outline.
  private static func ordered(_ points: [Point]) -> [Point] {
    let middle = points.reduce(Point(0, 0), +) * (1 / Double(points.count))
    // A number that rises with the angle about the middle, without trigonometry.
    func turn(_ p: Point) -> Double {
      let d = p - middle
      let t = d.x / max(abs(d.x) + abs(d.y), 1e-12)
      return d.y < 0 ? t - 1 : 1 - t
    }
    return points.sorted { turn($0) < turn($1) }
  }

  /// Corner i has the upper bound of axis k where bit k of i is set.
  private static func corners(_ low: SIMD3<Double>, _ high: SIMD3<Double>) -> [SIMD3<Double>] {
    (0..<8).map { bits in
      SIMD3(
        bits & 1 == 0 ? low.x : high.x, bits & 2 == 0 ? low.y : high.y,
        bits & 4 == 0 ? low.z : high.z)
    }
  }

  private static let edges: [(Int, Int)] = (0..<8).flatMap { corner in
    [1, 2, 4].compactMap { bit in corner & bit == 0 ? (corner, corner | bit) : nil }
  }

  private static let faces = [
    [0, 2, 6, 4], [1, 3, 7, 5], [0, 1, 5, 4], [2, 3, 7, 6], [0, 1, 3, 2], [4, 5, 7, 6],
  ]

  /// Whether a face is on the far side of the cube.
  private func isBehind(_ face: [Int], _ corners: [SIMD3<Double>]) -> Bool {
    let middle = face.map { corners[$0] }.reduce(SIMD3(), +) / 4
    return view.depth(middle) < view.depth((low + high) / 2)
  }
}
