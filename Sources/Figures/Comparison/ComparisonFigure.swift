import Plots

/// A kind of figure that shows all runs of a comparison in one plot.
package protocol ComparisonFigure: Figure {}

extension ComparisonFigure {
  package static var isComparison: Bool { true }
  package static var isDefault: (film: Bool, picture: Bool) { (false, false) }

  /// All of them.
  package static func shown(of runs: RunSet) -> RunSet { runs }

  package static func instants(of runs: RunSet, _ options: Options) throws -> [Instant] {
    isStill
      ? [Instant(moments: runs.members.map { $0.run.moments.count - 1 })] : try runs.instants()
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    try content(
      of: Comparison(
        RunSet(subject.run), instants: subject.instants, survey: subject.survey), options)
  }
}
