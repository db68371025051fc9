import Graphics
import Plots
import Schemas

/// An axis for each key that runs differ in and one for a measure, with a line through them for each run, coloured by the
/// measure.
package enum ParallelCoordinates: ComparisonFigure {
  package struct Options: Sendable, Equatable {
    var measure = MeasureOptions()
  }

  package static let name = "parallelCoordinates"
  package static let summary =
    "an axis for each key that the runs differ in and one for a measure, with a line for each run"
  package static let options = Options()
  package static let isStill = true
  package static var fields: [Field<Options>] { MeasureOptions.fields(\.measure) }

  private static let mostKeys = 8

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try options.measure.check(name, facts)
  }

  package static func check(_ options: Options, of runs: RunSet) throws {
    let count = runs.sweptKeys.count
    guard (1...mostKeys).contains(count) else {
      throw FigureError.needs(
        name,
        count == 0
          ? "a key that the runs differ in, and there is none"
          : "at most \(mostKeys) keys that the runs differ in, and there are \(count)")
    }
    try runs.check(options.measure.metric, options.measure.part)
  }

  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let runs = comparison.runs
    let metric = options.measure.metric
    let part = runs.part(metric, options.measure.part)
    let (title, name) = (metric.title(part), metric.name(part))
    let keys = runs.sweptKeys.map { SweptAxis($0, of: runs) }
    let groups = runs.groups
    let values = groups.map { group -> Double in
      let finals = group.indices.compactMap { index -> Double? in
        let member = runs.members[index]
        let value = member.run.moments.last?.metrics[name] ?? .nan
        return member.hasDiverged || !value.isFinite ? nil : value
      }
      return finals.isEmpty ? .nan : finals.reduce(0, +) / Double(finals.count)
    }
    let ramp = ValueRamp(values, metric: metric, title: title)
    let scales = keys.map(scale)
    let lines = zip(groups, values).map { group, value in
      let member = runs.members[group.indices[0]]
      let fractions = zip(keys, scales).map { key, scale in
        key.index(of: member).map { scale($0) } ?? .nan
      }
      return ParallelAxes.Line(
        fractions: fractions + [ramp.share(value)], share: ramp.share(value))
    }
    let hasSeeds = groups.contains { $0.indices.count > 1 }
    return .plot(
      Plot(
        title: title.capitalizedFirst,
        subtitle: .fixed(
          [
            "a line for each \(hasSeeds ? "group of seeds, of its mean" : "run")", runs.common,
          ].filter { !$0.isEmpty }.joined(separator: " · ").capitalizedFirst),
        space: .free(aspect: nil),
        geoms: [
          ParallelAxes(
            axes: zip(keys, scales).map { key, scale in
              ParallelAxes.Axis(
                name: key.name,
                ticks: thinned(key.texts.indices.map { (scale($0), key.texts[$0]) }))
            } + [
              ParallelAxes.Axis(
                name: title,
                ticks: ScaleSpec("measure", domain: ramp.domain).settled(Extent()).ticks(about: 5)
                  .map { tick in
                    let span = ramp.domain.upperBound - ramp.domain.lowerBound
                    let value = ramp.isLogarithmic ? Self.power(tick.value) : tick.value
                    return (
                      (tick.value - ramp.domain.lowerBound) / span, NumberFormat.short(value)
                    )
                  })
            ],
            lines: lines.sorted { drawsBefore($0, $1, metric) }, ramp: Self.ramp)
        ], colorBar: ramp.bar(Self.ramp),
        altText:
          "Lines of runs through axes of \(keys.map(\.name).joined(separator: ", ")) and the \(title)"
      ))
  }

  /// Lines are thin, so the ramp begins where it is seen on the background.
  private static let ramp: @Sendable (Theme) -> ColorRamp = { theme in
    ColorRamp((0...16).map { theme.sequential.color(at: 0.22 + 0.78 * Double($0) / 16) })
  }

  /// Where a value of a key is along its axis: by its number, or its logarithm where numbers are steep; else evenly.
  private static func scale(_ key: SweptAxis) -> @Sendable (Int) -> Double {
    let count = key.texts.count
    guard let low = key.numbers.first, let high = key.numbers.last, high > low else {
      return { count > 1 ? Double($0) / Double(count - 1) : 0.5 }
    }
    let kind: Scale.Kind = low > 0 && high >= Scale.steepRatio * low ? .log : .linear
    let scale = Scale(kind, low...high)
    return { scale.fraction(key.numbers[$0]) }
  }

  private static func power(_ exponent: Double) -> Double {
    Scale(.log, 1...10).value(at: exponent)
  }

  /// Labels that do not lie over each other.
  private static func thinned(
    _ ticks: [(fraction: Double, label: String)]
  ) -> [(fraction: Double, label: String)] {
    ticks.reduce(into: []) { kept, tick in
      if let last = kept.last, abs(tick.fraction - last.fraction) < 0.06 { return }
      kept.append(tick)
    }
  }

  /// The best lie above the others.
  private static func drawsBefore(
    _ a: ParallelAxes.Line, _ b: ParallelAxes.Line, _ metric: ComparedMetric
  ) -> Bool {
    if a.share.isNaN || b.share.isNaN { return a.share.isNaN && !b.share.isNaN }
    return metric.isHigherBetter ? a.share < b.share : a.share > b.share
  }
}
