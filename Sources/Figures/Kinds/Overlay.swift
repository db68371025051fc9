import Graphics
import Plots
import Schemas

/// A measure of all runs over the training, as curves in one plot; runs that differ by seeds alone are a band with their median.
package enum Overlay: ComparisonFigure {
  package struct Options: Sendable, Equatable {
    var measure = MeasureOptions()
    var axis = LearningCurves.AxisScale.automatic
  }

  package static let name = "overlay"
  package static let summary =
    "a measure of all runs over the training in one plot; runs that differ by seeds alone are a band"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    MeasureOptions.fields(\.measure) + [
      .choice("axis", \.axis).documented("The axis of the values.")
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try options.measure.check(name, facts)
  }

  package static func check(_ options: Options, of runs: RunSet) throws {
    try runs.check(options.measure.metric, options.measure.part)
  }

  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let runs = comparison.runs
    let metric = options.measure.metric
    let part = runs.part(metric, options.measure.part)
    let title = metric.title(part)
    let times = try runs.times()
    let lead = RunSet.lead(times)
    let now: @Sendable (Instant) -> Double = { times[lead][$0.moments[lead]] }
    let all = runs.members.map { runs.course(of: $0, metric, part) }
    let limit = metric.isHigherBetter ? .infinity : Self.limit(all)
    let groups = runs.groups
    let courses = groups.map { group in
      GroupCourse(
        group.indices.map { (within(limit, all[$0]), runs.members[$0].hasDiverged) })
    }
    let y = ScaleID(title)
    let geoms = courses.enumerated().flatMap { index, course in
      Self.geoms(
        course, pen: pen(index), bandOpacity: max(0.4, min(1, 4 / Double(groups.count))), y: y,
        now: now)
    }
    let drawn = courses.flatMap { [$0.line] + $0.others }
    let hasBand = courses.contains { !$0.band.isEmpty }
    let hasEnds = courses.contains { !$0.ends.isEmpty }
    return .plot(
      Plot(
        title: title.capitalizedFirst,
        subtitle: .fixed(
          [hasBand ? "median and range over seeds" : "", runs.subtitle ?? ""].filter { !$0.isEmpty }
            .joined(separator: " · ").capitalizedFirst),
        space: .plane(x: TimeAxis.scale, y: y, equalUnits: false),
        scales: [
          TimeAxis.spec(times[lead], label: runs.clock.label),
          ScaleSpec(
            y, kind(options, drawn), label: title,
            domain: metric.isShare ? LearningCurves.shareDomain(drawn) : nil, margin: 0.06),
        ], geoms: geoms,
        guides: groups.indices.map { Guide(groups[$0].label, .line(pen($0))) }
          + (hasEnds ? [EndMark.guide("diverged")] : []),
        altText:
          "Curves of the \(title) of \(groups.map(\.label).joined(separator: "; ")) over the training"
      ))
  }

  /// Eight colours, then the same with other dashes.
  static func pen(_ index: Int) -> Pen {
    let dashes: [[Double]] = [[], [9, 4], [2.5, 3.5], [11, 3, 2.5, 3]]
    return Pen(.series(index % 8), width: 2.5, dash: dashes[index / 8 % dashes.count])
  }

  private static func geoms(
    _ course: GroupCourse, pen: Pen, bandOpacity: Double, y: ScaleID,
    now: @escaping @Sendable (Instant) -> Double
  ) -> [any Geom] {
    func curve(_ points: [Point], _ pen: Pen) -> any Geom {
      Curve(points, pen: pen, x: TimeAxis.scale, y: y) { instant in
        Self.count(points.lazy.map(\.x), upTo: now(instant))
      }
    }
    var thin = pen
    thin.width = 1.2
    let band: [any Geom] =
      course.band.isEmpty
      ? []
      : [
        Band(course.band, ink: pen.ink.opacity(bandOpacity), x: TimeAxis.scale, y: y) { instant in
          Self.count(course.band.lazy.map(\.x), upTo: now(instant))
        }
      ]
    return band + course.others.map { curve($0, thin) } + [curve(course.line, pen)]
      + course.ends.map { end in
        EndMark(at: end, x: TimeAxis.scale, y: y) { now($0) >= end.x * (1 - 1e-9) }
      }
  }

  /// How many of rising times have come.
  private static func count(_ times: some RandomAccessCollection<Double>, upTo now: Double) -> Int {
    let limit = now + 1e-9 * max(1, abs(now))
    return times.prefix { $0 <= limit }.count
  }

  /// Ten times the largest of the runs' first values: what grows beyond it would flatten all others.
  private static func limit(_ courses: [[Point]]) -> Double {
    let largest = courses.compactMap { $0.first { $0.y.isFinite }?.y }.max() ?? .infinity
    return largest > 0 ? 10 * largest : .infinity
  }

  /// The points up to a limit, and one on it where the course leaves.
  static func within(_ limit: Double, _ points: [Point]) -> [Point] {
    var isInside = true
    return points.map { point in
      let wasInside = isInside
      isInside = point.y <= limit
      return isInside ? point : Point(point.x, wasInside && !point.y.isNaN ? limit : .nan)
    }
  }

  private static func kind(_ options: Options, _ courses: [[Point]]) -> ScaleSpec.Kind {
    switch options.axis {
    case .linear: .linear
    case .log: .log
    case .automatic: options.measure.metric.isHigherBetter ? .linear : .automatic
    }
  }
}
