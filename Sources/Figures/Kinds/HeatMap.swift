import Plots
import Schemas

/// A measure over two keys that runs differ in: a cell for each pair of values, with the mean over seeds and other keys.
package enum HeatMap: ComparisonFigure {
  package struct Options: Sendable, Equatable {
    var measure = MeasureOptions()
    var x: String?
    var y: String?
  }

  package static let name = "heatMap"
  package static let summary =
    "a measure over two keys that the runs differ in, with the mean over seeds in each cell"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    let text = "The key that varies along it: its path, its end or its name in words."
    return MeasureOptions.fields(\.measure) + [
      .optionalString("x", \.x).documented(
        text, default: "the second of the two keys that the runs have the most values of"),
      .optionalString("y", \.y).documented(
        text, default: "the first of them; cells are means over other keys"),
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try options.measure.check(name, facts)
  }

  package static func check(_ options: Options, of runs: RunSet) throws {
    _ = try axes(options, runs)
    try runs.check(options.measure.metric, options.measure.part)
  }

  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let runs = comparison.runs
    let (x, y) = try axes(options, runs)
    let metric = options.measure.metric
    let part = runs.part(metric, options.measure.part)
    let (title, name) = (metric.title(part), metric.name(part))
    var members: [[[Int]]] = Array(
      repeating: Array(repeating: [], count: x.texts.count), count: y.texts.count)
    for (index, member) in runs.members.enumerated() {
      guard let column = x.index(of: member), let row = y.index(of: member) else { continue }
      members[row][column].append(index)
    }
    let cells = members
    let values: @Sendable (Instant) -> [[Double]] = { instant in
      cells.map { row in
        row.map { indices in
          mean(
            indices.map { runs.members[$0].run.moments[instant.moments[$0]].metrics[name] ?? .nan })
        }
      }
    }
    let all = comparison.instants.map(values)
    let ramp = ValueRamp(all.flatMap { $0.joined() }, metric: metric, title: title)
    let places = y.texts.indices.flatMap { row in x.texts.indices.map { (row: row, column: $0) } }
    let last = all.last ?? []
    func final(_ place: (row: Int, column: Int)) -> Double {
      let value = last.isEmpty ? .nan : last[place.row][place.column]
      return value.isFinite ? value : metric.isHigherBetter ? -.infinity : .infinity
    }
    let best =
      metric.isHigherBetter
      ? places.max { final($0) < final($1) } : places.min { final($0) < final($1) }
    let texts = all.flatMap { $0.joined() }.filter(\.isFinite).map(ramp.text)
    let averaged = averaged(runs, cells, x, y)
    return .plot(
      Plot(
        title: title.capitalizedFirst,
        subtitle: .fixed(
          ["the best is framed", averaged.isEmpty ? "" : "means over \(averaged)", runs.common]
            .filter { !$0.isEmpty }.joined(separator: " · ").capitalizedFirst),
        space: .plane(x: "sweptX", y: "sweptY", equalUnits: false),
        scales: [
          ScaleSpec("sweptX", .band(x.texts), label: x.name),
          ScaleSpec("sweptY", .band(y.texts), label: y.name),
        ],
        geoms: [
          Hatching(places.filter { cells[$0.row][$0.column].isEmpty }),
          Cells(
            x: "sweptX", y: "sweptY", ramp: \.sequential,
            longest: [texts.max { $0.count < $1.count } ?? ""],
            framed: best.map { [$0] } ?? []
          ) { frame in
            values(frame.instant).map { row in
              // 0 would be an empty cell.
              row.map { Cells.Cell(max(ramp.share($0), 0.001), [ramp.text($0)]) }
            }
          },
        ], colorBar: ramp.bar(\.sequential),
        altText: "The \(title) by \(y.name) in rows and \(x.name) in columns"))
  }

  /// Of those that are numbers; a cell in which none is has none.
  private static func mean(_ values: [Double]) -> Double {
    let finite = values.filter(\.isFinite)
    return finite.isEmpty ? .nan : finite.reduce(0, +) / Double(finite.count)
  }

  private static func axes(
    _ options: Options, _ runs: RunSet
  ) throws(FigureError) -> (x: SweptAxis, y: SweptAxis) {
    let keys = runs.sweptKeys
    let names = keys.map(\.keyPath).joined(separator: ", ")
    func axis(_ key: String, _ name: String) throws(FigureError) -> SweptAxis {
      guard let axis = runs.sweptAxis(name) else {
        throw .needs(
          Self.name,
          "a key that the runs differ in for \"\(key)\", and \"\(name)\" is none"
            + (keys.isEmpty
              ? ""
              : Suggestion.clause(for: name, among: keys.map(\.keyPath))
                + "; they differ in \(names)"))
      }
      return axis
    }
    if let x = options.x, let y = options.y { return (try axis("x", x), try axis("y", y)) }
    guard keys.count >= 2 else {
      throw .needs(
        Self.name,
        "two keys that the runs differ in, and there \(keys.isEmpty ? "is none" : "is one: \(names)")"
      )
    }
    // Those with the most values, the first of equals, in the order of the config.
    let counts = keys.map { SweptAxis($0, of: runs).texts.count }
    let ranked = keys.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let given = [options.x, options.y].compactMap { $0 }.first
    var known: SweptAxis?
    if let given { known = try axis(options.x == nil ? "y" : "x", given) }
    let free = ranked.filter { keys[$0].keyPath != known?.keyPath }
    guard let known else {
      let pair = free.prefix(2).sorted().map { SweptAxis(keys[$0], of: runs) }
      return (pair[1], pair[0])
    }
    let other = SweptAxis(keys[free[0]], of: runs)
    return options.x == nil ? (other, known) : (known, other)
  }

  /// What differs between the runs of a cell, in words; empty where each has one.
  private static func averaged(
    _ runs: RunSet, _ cells: [[[Int]]], _ x: SweptAxis, _ y: SweptAxis
  ) -> String {
    let shared = cells.joined().filter { $0.count > 1 }
    var names = runs.sweptKeys.filter { key in
      ![x.keyPath, y.keyPath].contains(key.keyPath)
        && shared.contains { cell in
          Set(cell.map { runs.members[$0].setting(key.keyPath)?.text }).count > 1
        }
    }.map(\.name)
    if runs.groups.contains(where: { $0.indices.count > 1 }) || names.isEmpty && !shared.isEmpty {
      names.append("seeds")
    }
    return names.count > 1
      ? names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
      : names.first ?? ""
  }
}
