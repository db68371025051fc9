import Formatting
import Learning
import Predictions

/// What runs differ in and how well they did, a row for each group of runs that differ by seeds alone.
public struct SummaryTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public let title: String
    /// Numbers stand at the right.
    public let isNumeric: Bool
    /// Columns of the largest go first where there is no room for all.
    let rank: Int
  }

  public struct Cell: Sendable, Equatable {
    /// As it is shown: "97.5 ± 0.4 %".
    public fileprivate(set) var text: String
    /// The mean over the group; `nil` for what is no number.
    public let value: Double?
    /// The sample standard deviation over the group; `nil` for a single run.
    public let deviation: Double?
    /// Whether no other row is better.
    public fileprivate(set) var isBest = false
    /// Whether every run of the group has such a number; else the group is not the best.
    fileprivate var isWhole = true

    init(_ text: String, value: Double? = nil, deviation: Double? = nil) {
      self.text = text
      self.value = value
      self.deviation = deviation
    }
  }

  public private(set) var columns: [Column] = []
  /// As many cells each as there are columns.
  public private(set) var rows: [[Cell]]

  /// More keys would leave no room for numbers; then rows have the runs' labels.
  private static let mostKeys = 6

  init(_ runs: RunSet, _ measure: MeasureOptions) throws {
    let groups = runs.groups
    rows = groups.map { _ in [] }
    let members = groups.map { group in group.indices.map { runs.members[$0] } }
    addSettings(runs, groups, members)
    if groups.contains(where: { $0.indices.count > 1 }) {
      add("seeds", rank: 3, members.map { Cell("\($0.count)", value: Double($0.count)) })
    }
    let metric = measure.metric
    let part = runs.part(metric, measure.part)
    let title = metric.title(part)
    let style: Style = metric.isShare ? .share : .number
    add(
      "final \(title)", rank: 0,
      members.map { members in
        Self.cell(members.map { Self.final($0, metric.name(part)) }, style, members)
      }, best: metric.isHigherBetter ? .largest : .least)
    let byEpoch = RunSet(runs.members, by: .epoch)
    let bests = members.map { members in
      members.map { member in
        // An epoch's mean over its batches can be above the loss of the moment that ends it.
        let recorded = member.run.moments.compactMap { moment in
          moment.metrics[metric.name(part)].map { (epoch: moment.time.epoch, value: $0) }
        }
        let course = byEpoch.course(of: member, metric, part).map { (epoch: $0.x, value: $0.y) }
        return Self.best(course + recorded, metric)
      }
    }
    add(
      "best \(title)", rank: 1, bests.map { Self.cell($0.map { $0?.value }, style) },
      best: metric.isHigherBetter ? .largest : .least)
    add("at epoch", rank: 2, bests.map { Self.cell($0.map { $0?.epoch }, .whole) })
    let accuracy = runs.part(.accuracy, nil)
    if runs.members.allSatisfy({
      $0.run.moments.last?.metrics[ComparedMetric.accuracy.name(accuracy)] != nil
    }) {
      add(
        "epochs to 95 % \(ComparedMetric.accuracy.title(accuracy))", rank: 4,
        members.map { members in
          Self.cell(
            members.map { member in
              byEpoch.course(of: member, .accuracy, accuracy).first { $0.y >= 0.95 }?.x
            }, .whole)
        }, best: .least)
    }
    let parameters = try members.map { members in
      try members.map { Double(try $0.run.lastPredictor().parameterCount) }
    }
    add(
      "parameters", rank: 6,
      // Those of a group are as many.
      parameters.map { Self.cell($0.prefix(1).map(Optional.some), .whole) })
    if runs.members.contains(where: { $0.seconds != nil }) {
      add(
        "seconds", rank: 5, members.map { Self.cell($0.map(\.seconds), .seconds) }, best: .least)
    }
  }

  private mutating func addSettings(
    _ runs: RunSet, _ groups: [RunSet.Group], _ members: [[RunSet.Member]]
  ) {
    let keys = runs.sweptKeys
    guard (1...Self.mostKeys).contains(keys.count) else {
      add("run", isNumeric: false, rank: 0, groups.map { Cell($0.label) })
      return
    }
    for key in keys {
      let settings = members.map { $0[0].setting(key.keyPath) }
      add(
        key.name, isNumeric: settings.allSatisfy { $0 == nil || $0?.number != nil }, rank: 0,
        settings.map { Cell($0?.text ?? "–", value: $0?.number) })
    }
  }

  private enum Direction { case least, largest }

  private mutating func add(
    _ title: String, isNumeric: Bool = true, rank: Int, _ cells: [Cell], best: Direction? = nil
  ) {
    columns.append(Column(title: title, isNumeric: isNumeric, rank: rank))
    let values = cells.filter(\.isWhole).compactMap(\.value)
    let target = best.flatMap { $0 == .least ? values.min() : values.max() }
    for (row, cell) in cells.enumerated() {
      var cell = cell
      cell.isBest = cells.count > 1 && target != nil && cell.isWhole && cell.value == target
      rows[row].append(cell)
    }
  }

  // MARK: - Cells

  private enum Style { case number, share, whole, seconds }

  /// The mean and the sample standard deviation of a group; runs that have no such number do not count, and it says so of
  /// those that diverged.
  private static func cell(
    _ values: [Double?], _ style: Style, _ members: [RunSet.Member] = []
  ) -> Cell {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    let diverged = members.count(where: \.hasDiverged)
    guard let spread = Spread(known) else { return Cell(diverged > 0 ? "diverged" : "–") }
    var cell = Cell(text(spread, style), value: spread.mean, deviation: spread.deviation)
    cell.isWhole = known.count == values.count
    if !cell.isWhole {
      cell.text += diverged > 0 ? ", \(diverged) diverged" : " (\(known.count) of \(values.count))"
    }
    return cell
  }

  private static func text(_ spread: Spread, _ style: Style) -> String {
    let mean = spread.mean
    switch style {
    case .share: return spread.percent
    case .number: return spread.number
    case .whole:
      let text = abs(mean) < 1e15 ? Numerals.grouped(Int(mean.rounded())) : "\(mean)"
      return spread.deviation.map { "\(text) ± \(Numerals.grouped(Int(min($0, 1e15).rounded())))" }
        ?? text
    case .seconds:
      return [mean, spread.deviation].compactMap { $0 }.map { Numerals.fixed($0, decimals: 2) }
        .joined(separator: " ± ")
    }
  }

  private static func final(_ member: RunSet.Member, _ metric: String) -> Double? {
    member.hasDiverged ? nil : member.run.moments.last?.metrics[metric]
  }

  /// The best value of a course, and the first epoch that has it.
  private static func best(
    _ course: [(epoch: Double, value: Double)], _ metric: ComparedMetric
  ) -> (epoch: Double, value: Double)? {
    course.filter(\.value.isFinite).reduce(nil) { best, point in
      guard let best else { return point }
      let isBetter = metric.isHigherBetter ? point.value > best.value : point.value < best.value
      return isBetter ? point : best
    }
  }
}
