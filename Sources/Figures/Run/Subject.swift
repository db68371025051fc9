import Plots
import Predictions

/// A run of a page, as a figure sees it: with the frames of the film and a way to look at them all.
public struct Subject: Sendable {
  public let run: Run
  /// Its index among the page's runs.
  public let index: Int
  /// The film's, or those that a panel makes of them.
  public let instants: [Instant]
  public let survey: any Survey

  public init(
    _ run: Run, index: Int = 0, instants: [Instant], survey: any Survey = SerialSurvey()
  ) {
    self.run = run
    self.index = index
    self.instants = instants
    self.survey = survey
  }

  func momentIndex(_ instant: Instant) -> Int { instant.moments[index] }

  func moment(_ frame: Frame) -> Moment { run.moments[momentIndex(frame.instant)] }

  /// The frames in which this run differs.
  var distinct: [Instant] {
    var seen: Set<Int> = []
    return instants.filter { seen.insert(momentIndex($0)).inserted }
  }

  /// The network of a frame, read once for all panels.
  ///
  /// - Throws: when it can no longer be read.
  func predictor(_ frame: Frame) throws -> Predictor {
    try frame.memo.value(NetworkKey(run: index, moment: momentIndex(frame.instant))) {
      try moment(frame).predictor()
    }
  }

  /// A classifier over a plane, evaluated once for all panels that show it in one size.
  func classes(on lattice: PlaneLattice, _ frame: Frame) throws -> ClassField {
    let key = FieldKey(
      run: index, moment: momentIndex(frame.instant), x: lattice.plane.x, y: lattice.plane.y,
      columns: lattice.grid.columns, rows: lattice.grid.rows)
    return try frame.memo.value(key) { lattice.classes(of: try predictor(frame)) }
  }

  private struct NetworkKey: Hashable {
    let run, moment: Int
  }

  private struct FieldKey: Hashable {
    let run, moment: Int
    let x, y: ScaleID
    let columns, rows: Int
  }
}
