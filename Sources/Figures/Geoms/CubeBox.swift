import CLibrary
import Graphics
import Plots

/// The cube around a space of three dimensions: its faces, edges and ticks, seen from any side.
struct CubeBox: Sendable {
  let low: SIMD3<Double>
  let high: SIMD3<Double>
  /// What the ticks of each axis name, between the same ends as the cube's; `nil` for the coordinates themselves.
  let scales: [Scale]?
  /// Of the eye, in degrees.
  let elevation: Double

  init(_ bounds: [ClosedRange<Double>], scales: [Scale]? = nil, elevation: Double = 24) {
    self.scales = scales
    self.elevation = elevation
    low = SIMD3(bounds[0].lowerBound, bounds[1].lowerBound, bounds[2].lowerBound)
    high = SIMD3(bounds[0].upperBound, bounds[1].upperBound, bounds[2].upperBound)
  }

  private static let tickSize = 13.0
  private static let nameSize = 14.0
  private static let mostTicks = 4

  private var middle: SIMD3<Double> { (low + high) / 2 }

  /// - Parameter azimuth: turn of the eye from the middle of its way, in degrees.
  func view(_ azimuth: Double) -> OrthographicView {
    OrthographicView(azimuth: -58 + azimuth, elevation: elevation)
  }

  /// The size at which the cube fits from every side that the camera takes, with room for ticks and names.
  func pixelsPerUnit(in panel: Panel, sway: Double) -> Double {
    let rect = panel.rect
    let room = 44 * panel.unit
    let side = max(
      room,
      nameOffset(scale(2).ticks(about: Self.mostTicks), panel) + panel.readable(
        Self.nameSize * panel.unit) / 2)
    var (width, height) = (1e-12, 1e-12)
    for azimuth in stride(from: -sway, through: sway, by: max(sway / 8, 1)) {
      let view = view(azimuth)
      let corners = corners.map { view.project($0 - middle) }
      width = max(width, corners.map { abs($0.x) }.max() ?? 0)
      height = max(height, corners.map { abs($0.y) }.max() ?? 0)
    }
    let (across, up) = (max(rect.width - 2 * side, 8), max(rect.height - 2 * room, 8))
    return min(across / (2 * width), up / (2 * height))
  }

  /// The way from space to pixels.
  func projector(
    _ view: OrthographicView, size: Double, _ panel: Panel
  ) -> (SIMD3<Double>) -> Point {
    view.projector(about: middle, at: panel.rect.center, size: size)
  }

  /// The far faces with their edges, ticks and names.
  func marks(
    _ view: OrthographicView, names: [String], size: Double, _ panel: Panel
  ) -> [Mark] {
    let project = projector(view, size: size, panel)
    let corners = corners
    let line = panel.stroke(Pen(.grid, width: 1.5))
    var marks: [Mark] = Self.faces.filter { isBehind($0, view) }.map { face in
      .path(
        Path(through: face.map { project(corners[$0]) }, closed: true), fill: panel.theme.panel,
        stroke: line)
    }
    marks += Self.edges.map { from, to in
      .path(.line(from: project(corners[from]), to: project(corners[to])), stroke: line)
    }
    for axis in 0..<3 { marks += axisMarks(axis, view, names[axis], project, panel) }
    return marks
  }

  /// The edge of the cube that carries an axis, with ticks and the axis's name outside of the cube.
  private func axisMarks(
    _ axis: Int, _ view: OrthographicView, _ name: String, _ project: (SIMD3<Double>) -> Point,
    _ panel: Panel
  ) -> [Mark] {
    let theme = panel.theme
    // Of the floor's edges the nearer ones, of the upright ones that at the left of the outline.
    let start = axisStart(axis, view)
    var end = start
    end[axis] = high[axis]
    let (a, b) = (project(start), project(end))
    let away = axis == 2 ? Point(-1, 0) : Self.unit((a + b) * 0.5 - panel.rect.center)
    let outward = axis == 2 ? away : Point(away.x * 0.55, abs(away.y) * 0.2 + 0.85)
    let size = panel.readable(Self.tickSize * panel.unit)
    // As many as have room beside each other.
    let length = hypot(b.x - a.x, b.y - a.y)
    let count = max(1, min(Self.mostTicks, Int(length / (size * (axis == 2 ? 2.2 : 3.6)))))
    let scale = scale(axis)
    // Two axes meet at the ends of those on the floor.
    let ticks = scale.ticks(about: count).filter {
      axis == 2 || (0.06...0.94).contains(scale.fraction($0.value))
    }
    var marks: [Mark] = [
      .path(.line(from: a, to: b), stroke: panel.stroke(Pen(.axis, width: 2)))
    ]
    for tick in ticks {
      let at = a + (b - a) * scale.fraction(tick.value)
      let label = at + outward * (axis == 2 ? 9 * panel.unit : 15 * panel.unit)
      marks.append(
        .path(
          .line(from: at, to: at + outward * (5 * panel.unit)), stroke: panel.stroke(Pen(.axis))))
      marks.append(
        .text(
          Text(
            tick.label, at: label, size: size, color: theme.mutedText,
            horizontal: axis == 2 ? .end : .middle, vertical: .middle)))
    }
    let middle = (a + b) * 0.5
    let named =
      axis == 2
      ? Text(
        name, at: Point(middle.x - nameOffset(ticks, panel), middle.y),
        size: panel.readable(Self.nameSize * panel.unit),
        color: theme.text, horizontal: .middle, rotation: -90)
      : floorName(name, at: middle, isLeft: away.x < 0, panel)
    return marks + [.text(named)]
  }

  private func scale(_ axis: Int) -> Scale {
    scales?[axis] ?? Scale(.linear, low[axis]...high[axis])
  }

  /// From the upright axis to the middle of its name, beside the widest of its ticks.
  private func nameOffset(_ ticks: [Tick], _ panel: Panel) -> Double {
    let size = panel.readable(Self.tickSize * panel.unit)
    let widest =
      ticks.map { panel.text.width(of: $0.label, size: size, weight: .regular) }.max() ?? 0
    return widest + 20 * panel.unit
  }

  /// A name below an edge, on the side from where it rises, moved back where it would leave the panel.
  private func floorName(
    _ name: String, at middle: Point, isLeft: Bool, _ panel: Panel
  ) -> Text {
    let size = panel.readable(Self.nameSize * panel.unit)
    let width = panel.text.width(of: name, size: size, weight: .regular)
    var place = middle + Point(isLeft ? -1 : 1, 2.4) * (16 * panel.unit)
    place.x =
      isLeft ? max(place.x, panel.rect.left + width) : min(place.x, panel.rect.right - width)
    return Text(
      name, at: place, size: size, color: panel.theme.text, horizontal: isLeft ? .end : .start,
      vertical: .middle)
  }

  /// Where the edge of an axis begins: on the floor for the first two, at the outline's left for the third.
  private func axisStart(_ axis: Int, _ view: OrthographicView) -> SIMD3<Double> {
    var start = low
    if axis < 2 {
      let other = 1 - axis
      // The edge that is nearer to the eye.
      var near = low
      near[other] = high[other]
      if view.depth(near) > view.depth(low) { start = near }
      return start
    }
    let floor = [
      low, SIMD3(high.x, low.y, low.z), SIMD3(low.x, high.y, low.z), SIMD3(high.x, high.y, low.z),
    ]
    return floor.min { view.project($0).x < view.project($1).x } ?? low
  }

  private static func unit(_ point: Point) -> Point {
    let length = hypot(point.x, point.y)
    return length > 0 ? point * (1 / length) : Point(0, 1)
  }

  /// Where a plane meets the edges of the cube, in no order.
  func section(_ normal: SIMD3<Double>, _ offset: Double) -> [SIMD3<Double>] {
    let corners = corners
    let sides = corners.map { ($0 * normal).sum() + offset }
    guard sides.allSatisfy(\.isFinite) else { return [] }
    return Self.edges.compactMap { from, to in
      guard (sides[from] >= 0) != (sides[to] >= 0) else { return nil }
      let share = sides[from] / (sides[from] - sides[to])
      return corners[from] + (corners[to] - corners[from]) * share
    }
  }

  /// Corners of a convex polygon in the order of its outline.
  static func ordered(_ points: [Point]) -> [Point] {
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
  private var corners: [SIMD3<Double>] {
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
  private func isBehind(_ face: [Int], _ view: OrthographicView) -> Bool {
    let corners = corners
    let center = face.map { corners[$0] }.reduce(SIMD3(), +) / 4
    return view.depth(center) < view.depth(middle)
  }
}
