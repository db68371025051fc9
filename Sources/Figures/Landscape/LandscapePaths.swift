import Graphics
import Plots

/// The paths of runs as lines that grow over the film, with a dot for each recorded moment in the colour of its true loss.
struct LandscapePaths: Sendable {
  let paths: [LandscapePath]
  let colors: LossColors
  /// Of the runs among those of the page.
  let indices: [Int]
  let pens: [Pen]
  /// What stands in the legend.
  private let lines: [Guide]

  /// - Parameters:
  ///   - names: of the lines in the legend.
  ///   - keys: their pens; `nil` for those of the paths.
  init(
    _ landscape: Landscape, indices: [Int], pens: [Pen], names: [String], keys: [Pen]? = nil
  ) {
    paths = landscape.paths
    colors = landscape.colors
    self.indices = indices
    self.pens = pens
    lines = zip(names, keys ?? pens).map { Guide($0, .line($1)) }
  }

  /// So many colours of dots are told apart.
  private static let levels = 32

  static let start = Symbol.square
  static let end = Symbol.diamond

  /// The marks of a frame over those that stay.
  ///
  /// - Parameters:
  ///   - positions: of each run's moments; not finite for those that are not shown.
  func marks(_ positions: [[Point]], at instant: Instant, _ panel: Panel) -> [Mark] {
    let reached = reached(at: instant)
    let ramp = LossColors.ramp(panel.theme)
    let past = zip(positions, reached).map { $0.prefix($1 + 1) }
    var marks: [Mark] = []
    for (points, pen) in zip(past, pens) {
      var casing = pen
      casing.ink = Ink(.outline, opacity: 0.75)
      casing.width += 2.5
      casing.dash = []
      marks += Curve.lines(points, panel.stroke(casing))
    }
    for (points, pen) in zip(past, pens) { marks += Curve.lines(points, panel.stroke(pen)) }
    let most = positions.map(\.count).max() ?? 0
    let radius = (most > 100 ? 3 : 4.2) * panel.symbolUnit
    for (index, points) in past.enumerated() {
      var byLevel = [[Point]](repeating: [], count: Self.levels + 1)
      for (step, point) in points.enumerated() where point.isFinite {
        let share = colors.share(paths[index].steps[step].loss)
        if share.isFinite { byLevel[Int((share * Double(Self.levels)).rounded())].append(point) }
      }
      let outline = panel.stroke(outline(index, width: 1.3))
      marks += byLevel.enumerated().filter { !$0.element.isEmpty }.map { level, points in
        .symbols(
          Symbols(
            .circle, radius: radius, fill: ramp.color(at: Double(level) / Double(Self.levels)),
            stroke: outline, positions: points))
      }
    }
    marks += positions.indices.flatMap { index -> [Mark] in
      func symbol(_ symbol: Symbol, _ radius: Double, at step: Int) -> [Mark] {
        let point = positions[index][step]
        let share = colors.share(paths[index].steps[step].loss)
        guard point.isFinite else { return [] }
        return [
          .symbols(
            Symbols(
              symbol, radius: radius * panel.symbolUnit,
              fill: share.isFinite ? ramp.color(at: share) : panel.color(Ink(.panel)),
              stroke: panel.stroke(outline(index, width: 2.2)), positions: [point]))
        ]
      }
      let last = positions[index].count - 1
      return symbol(Self.start, 6, at: 0) + symbol(Self.end, 7, at: last)
        + (reached[index] < last ? symbol(.circle, 7, at: reached[index]) : [])
    }
    return marks
  }

  /// The index of each run's present moment.
  func reached(at instant: Instant) -> [Int] { indices.map { instant.moments[$0] } }

  private func outline(_ index: Int, width: Double) -> Pen {
    Pen(pens[index].ink, width: width)
  }

  var guides: [Guide] {
    let outline = Pen(.text, width: 1.6)
    return lines + [
      Guide("start", .symbol(Self.start, fill: Ink(.panel), outline: outline)),
      Guide("end", .symbol(Self.end, fill: Ink(.panel), outline: outline)),
    ]
  }
}

/// The paths in a plot of two axes.
struct LandscapePlanePaths: Geom {
  let paths: LandscapePaths

  func drawing(in panel: Panel) -> Drawing {
    let positions = paths.paths.map { path in path.steps.map { panel.position($0.position) } }
    let paths = paths
    return Drawing { frame in paths.marks(positions, at: frame.instant, panel) }
  }
}
