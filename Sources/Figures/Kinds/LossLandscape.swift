import Formatting
import Learning
import Plots
import Schemas

/// The training loss over a plane through the space of the parameters, with the path of the run on it; of several runs with
/// the paths of all.
package enum LossLandscape: Figure {
  package struct Options: Sendable, Equatable {
    var directions = LandscapeDirections.components
    /// Of the random directions.
    var seed = 0
    /// To every side of the plane's middle; `nil` for what holds the paths.
    var extent: Double?
    /// Nodes along a side.
    var gridPoints = 101
    var isSurface = false
  }

  package static let name = "lossLandscape"
  package static let summary =
    "the training loss over a plane through the space of the weights, with the path that training takes"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)

  static let gridPointCounts = 11...401

  package static var fields: [Field<Options>] {
    [
      .choice("directions", \.directions).documented(
        """
        What spans the plane. It goes through the last moment of the run with the least loss. The loss is that of all training \
        samples as training records it, without L1 and L2, with dropout off; batch normalisation keeps the running \
        statistics of that moment all over the plane. Dots have their true loss, each by its own statistics, and where the plane \
        is not where the weights are, it differs from the plane's: the largest gap and the share of the weights' variance \
        within the plane stand in the picture, and all of them in a table of the film's name with the ending `csv`.
        """),
      .integer("seed", \.seed, in: RandomStream.seeds).documented("Of the random directions."),
      .optionalNumber("extent", \.extent, in: 1e-6...1e6).documented(
        """
        How far the plane goes to every side of its middle: in units of the weights, and along random directions in lengths of \
        each unit's weights.
        """,
        default: "as far as the paths go and a margin, and along random directions at least 1"),
      .integer("gridPoints", \.gridPoints, in: gridPointCounts).documented(
        "How many points along each side the loss is computed at."),
      .boolean("surface", \.isSurface).documented(
        "Whether the loss is a surface in three dimensions, as high as its logarithm."),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if facts.trainingCount < 1 { throw .needs(name, "training samples, and there are none") }
  }

  package static func check(_ options: Options, of set: RunSet) throws {
    try set.checkFacts { try check(options, $0) }
    try set.checkData()
    try LandscapeCheck(options: options, set: set).run()
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let pen = Pen(.series(1), width: width, isRound: true)
    return .plot(
      try plot(
        [subject.run], labels: [subject.run.name], options, survey: subject.survey
      ) {
        LandscapePaths($0, indices: [subject.index], pens: [pen], names: ["path"])
      })
  }

  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let runs = comparison.runs
    if runs.isSingle { return try content(of: comparison.subjects[0], options) }
    if runs.axes == .own {
      return PanelGrid(
        runs: runs,
        contents: try comparison.subjects.map { try content(of: $0, options) }
      ).content
    }
    // The colours that the curves of the runs have.
    var pens = [Pen](repeating: Overlay.pen(0), count: runs.members.count)
    let groups = runs.groups
    for (number, group) in groups.enumerated() {
      for index in group.indices {
        pens[index] = Overlay.pen(number)
        pens[index].width = width
        pens[index].isRound = true
      }
    }
    let chosen = groups.map { pens[$0.indices[0]] }
    let all = pens
    return .plot(
      try plot(
        runs.members.map(\.run), labels: runs.titles, options, survey: comparison.survey
      ) {
        LandscapePaths(
          $0, indices: Array(all.indices), pens: all, names: groups.map(\.label), keys: chosen)
      })
  }

  private static let width = 2.8

  /// - Parameter paths: of a landscape as they are drawn.
  private static func plot(
    _ runs: [Run], labels: [String], _ options: Options, survey: any Survey,
    paths: (Landscape) -> LandscapePaths
  ) throws -> Plot {
    let landscape = try Landscape(runs, labels: labels, options, survey: survey)
    let paths = paths(landscape)
    let (x, y) = (ScaleID("landscape.x"), ScaleID("landscape.y"))
    let grid = landscape.field.grid
    var plot = Plot(
      title: "The training loss around the path\(runs.count > 1 ? "s" : "") of the weights",
      subtitle: .fixed(subtitle(landscape)),
      space: options.isSurface ? .free(aspect: nil) : .plane(x: x, y: y, equalUnits: false),
      scales: options.isSurface
        ? []
        : [
          ScaleSpec(x, .linear, label: landscape.plane.labels.x, domain: grid.x),
          ScaleSpec(y, .linear, label: landscape.plane.labels.y, domain: grid.y),
        ],
      geoms: options.isSurface
        ? [LandscapeCube(landscape: landscape, paths: paths)]
        : [
          LandscapeField(landscape: landscape, x: x, y: y), LandscapePlanePaths(paths: paths),
        ],
      guides: paths.guides, colorBar: landscape.colors.bar,
      altText:
        "The training loss over a plane of weights, with the path of \(labels.joined(separator: "; "))"
    )
    plot.readings = [
      Reading("Largest gap", short: "gap", texts: [gap(landscape)]) { _ in 0 }
    ]
    plot.table = landscape.table
    return plot
  }

  private static func gap(_ landscape: Landscape) -> String {
    landscape.largestGap.map(Numerals.compact) ?? "–"
  }

  private static func subtitle(_ landscape: Landscape) -> String {
    let share = landscape.plane.varianceShare.map {
      "\(Numerals.percent($0)) of the weights’ variance is in this plane; dots"
    }
    return "\(share ?? "Dots") have their true loss, at most \(gap(landscape)) off the plane’s"
  }
}
