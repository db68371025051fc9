import Plots
import Schemas

/// A table of all runs: what they differ in, and how well they did.
package enum Summary: ComparisonFigure {
  package struct Options: Sendable, Equatable {
    var measure = MeasureOptions()
  }

  package static let name = "summary"
  package static let summary =
    "a table of what the runs differ in, their final and best measure, how fast they came to 95 % accuracy, their size "
    + "and time, with means and deviations over seeds"
  package static let options = Options()
  package static let isStill = true
  package static var fields: [Field<Options>] { MeasureOptions.fields(\.measure) }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try options.measure.check(name, facts)
  }

  package static func check(_ options: Options, of runs: RunSet) throws {
    try runs.check(options.measure.metric, options.measure.part)
  }

  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let runs = comparison.runs
    let table = try SummaryTable(runs, options.measure)
    return .plot(
      Plot(
        title: "\(runs.members.count == 1 ? "The run" : "The runs") in numbers",
        subtitle: .fixed(runs.common.capitalizedFirst), space: .free(aspect: nil),
        geoms: [TableMarks(table: table)],
        altText: "A table of \(table.rows.count) rows: "
          + table.columns.map(\.title).joined(separator: ", ")))
  }
}

extension FigureSpec {
  /// The table of a summary; `nil` for other kinds.
  ///
  /// - Throws: `ComparisonError` when runs do not have its measure, and what a network throws that cannot be read.
  public func summaryTable(of runs: RunSet) throws -> SummaryTable? {
    guard let options = options.value as? Summary.Options else { return nil }
    try kind.check(self.options, of: runs)
    return try SummaryTable(runs, options.measure)
  }
}
