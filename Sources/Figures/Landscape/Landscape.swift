import Graphics
import Learning
import Numerics
import Plots
import Predictions

/// The training loss over a plane of parameters, and the paths of runs on it.
struct Landscape: Sendable {
  let plane: LandscapePlane
  let field: ScalarField
  let paths: [LandscapePath]
  let colors: LossColors

  /// What is around the paths, as a share of their length along an axis.
  private static let margin = 0.2
  /// The shorter side is at least such a share of the longer.
  private static let leastSide = 0.4

  /// - Throws: when a network can no longer be read.
  init(
    _ runs: [Run], labels: [String], _ options: LossLandscape.Options, survey: any Survey
  ) throws {
    // The last moment of the run that has learnt best; every run's surface is the same but for its statistics.
    let ends = try runs.map { try $0.lastPredictor() }
    let data = runs[0].trainingSet(ends[0])
    let losses = ends.map {
      LossSurface($0.network, loss: $0.loss, data: data).value(of: $0.network)
    }
    func rank(_ loss: Double) -> Double { loss.isNaN ? .infinity : loss }
    let best = losses.indices.min { rank(losses[$0]) < rank(losses[$1]) } ?? 0
    let surface = LossSurface(ends[best].network, loss: ends[best].loss, data: data)
    let plane = try LandscapePlane(
      options.directions, seed: options.seed, runs: runs, labels: labels,
      center: ends[best].network)
    self.plane = plane
    let paths = try zip(runs, labels).map { run, label in
      try LandscapePath(run, label: label, on: plane.plane, surface: surface, survey: survey)
    }
    self.paths = paths
    let points = paths.flatMap(\.steps).map(\.position)
    let (across, up) = Self.box(points, options.extent, isRelative: plane.isRelative)
    let gridPoints = runs[0].isForLayout ? 2 : options.gridPoints
    let grid = Grid(columns: gridPoints, rows: gridPoints, x: across, y: up)
    let rows = try survey.map(count: grid.rows) { row in
      surface.values(
        on: plane.plane,
        at: (0..<grid.columns).map { (x: grid.x(Double($0)), y: grid.y(Double(row))) })
    }
    field = ScalarField(grid: grid, values: Array(rows.joined()))
    colors = LossColors(field: field.values, losses: paths.flatMap(\.steps).map(\.loss))
  }

  /// What the grid covers: all paths with a margin, or as far as is given to every side of the plane's middle.
  static func box(
    _ points: [Point], _ extent: Double?, isRelative: Bool
  ) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    if let extent { return (-extent...extent, -extent...extent) }
    let (x, y) = (Extent(points.lazy.map(\.x)), Extent(points.lazy.map(\.y)))
    let span = max(x.high - x.low, y.high - y.low)
    func side(_ extent: Extent) -> ClosedRange<Double> {
      var extent = extent
      extent.add(0)
      let length = extent.high - extent.low
      var (low, high) = (extent.low - margin * length, extent.high + margin * length)
      if isRelative { (low, high) = (min(low, -1), max(high, 1)) }
      // Neither a path along one axis nor one that stays where it is makes a line of the plane.
      let least = span > 0 && span.isFinite ? span * leastSide * (1 + 2 * margin) : 2
      let missing = max(0, least - (high - low)) / 2
      return (low - missing)...(high + missing)
    }
    return (side(x), side(y))
  }

  /// The largest difference of a moment's true loss and the plane's; `nil` where there is no such number.
  var largestGap: Double? {
    paths.lazy.flatMap(\.steps).map(\.gap).filter { $0.isFinite }.max()
  }

  /// One row a run and moment.
  var table: PlotTable {
    func cell(_ value: Double) -> String { value.isFinite ? "\(value)" : "" }
    return PlotTable(
      head: ["run", "epoch", "x", "y", "loss", "planeLoss", "gap"],
      rows: paths.flatMap { path in
        path.steps.map { step in
          [
            path.label, cell(step.epoch), cell(step.position.x), cell(step.position.y),
            cell(step.loss), cell(step.planeLoss), cell(step.gap),
          ]
        }
      })
  }
}

extension Run {
  /// The training samples as a network takes them.
  func trainingSet(_ predictor: Predictor) -> Dataset {
    let data =
      classNames.isEmpty
      ? Dataset(
        values: training.inputs.values, targets: training.targets,
        targetScale: predictor.targetScale, featureNames: featureNames)
      : Dataset(
        values: training.inputs.values, labels: training.labels, classNames: classNames,
        featureNames: featureNames)
    return predictor.transform.apply(data)
  }
}
