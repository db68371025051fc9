import Graphics
import Plots
import Schemas

/// Several figures of one run in one picture, in step.
package enum Dashboard: Figure {
  package struct Options: Sendable, Equatable {
    var panels: [PanelSpec] = []
    /// Panels beside each other; `nil` for about as many as below each other.
    var columns: Int?
    /// Shares of the width, one a column; empty for equal ones.
    var columnRatios: [Double] = []
    /// Shares of the height, one a row; empty for equal ones.
    var rowRatios: [Double] = []
  }

  package static let name = "dashboard"
  package static let summary = "several figures of one run in one picture, in step"
  package static let options = Options()
  package static let isDefault = (film: false, picture: false)

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if options.panels.isEmpty { throw .needs(name, "panels: a list of figures") }
    for (index, panel) in options.panels.enumerated() {
      do {
        try panel.kind.check(panel.options, facts)
      } catch {
        throw .panel(index, error)
      }
    }
  }

  package static func check(_ options: Options, of set: RunSet) throws {
    guard set.isSingle, let member = set.members.first else {
      throw FigureError.needs(name, "a single run; compare a figure of it")
    }
    try check(options, member.run.facts())
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let places = places(options)
    let columns = columnCount(options)
    let rows = places.map { $0.row + $0.panel.rows }.max() ?? 1
    let cells = try places.map { place in
      let panel = place.panel
      let pin = panel.pin(subject.run)
      var inner = Subject(
        subject.run, index: subject.index,
        instants: pin.map { pin in subject.instants.map(pin) } ?? subject.instants,
        survey: subject.survey)
      if inner.instants.isEmpty { inner = subject }
      return PlotGrid.Cell(
        try panel.kind.content(of: inner, panel.options), column: place.column, row: place.row,
        columns: panel.columns, rows: panel.rows, pin: pin)
    }
    func ratios(_ given: [Double], _ count: Int) -> [Double] {
      (0..<count).map { $0 < given.count ? given[$0] : 1 }
    }
    return .grid(
      PlotGrid(
        cells, columnRatios: ratios(options.columnRatios, columns),
        rowRatios: ratios(options.rowRatios, rows), isFlowing: isFlowing(options)))
  }

  /// Whether nothing says where the panels are.
  private static func isFlowing(_ options: Options) -> Bool {
    options.columns == nil && options.columnRatios.isEmpty && options.rowRatios.isEmpty
      && options.panels.allSatisfy { $0.columns == 1 && $0.rows == 1 }
  }

  private static func columnCount(_ options: Options) -> Int {
    let widest = options.panels.map(\.columns).max() ?? 1
    return max(widest, options.columns ?? evenColumns(options.panels.count))
  }

  private static func evenColumns(_ count: Int) -> Int {
    count <= 3 ? count : Int(Double(count).squareRoot().rounded(.up))
  }

  /// Each panel in the first free place that it fits, row by row.
  private static func places(_ options: Options) -> [(panel: PanelSpec, column: Int, row: Int)] {
    let columns = columnCount(options)
    var taken: Set<[Int]> = []
    return options.panels.map { panel in
      var (column, row) = (0, 0)
      func cells() -> [[Int]] {
        (row..<(row + panel.rows)).flatMap { row in
          (column..<(column + panel.columns)).map { [row, $0] }
        }
      }
      while column + panel.columns > columns || !taken.isDisjoint(with: cells()) {
        column += 1
        if column >= columns { (column, row) = (0, row + 1) }
      }
      taken.formUnion(cells())
      return (panel, column, row)
    }
  }
}

/// A figure in a dashboard.
package struct PanelSpec: Sendable, Equatable {
  package var kind: FigureKind
  package var options: FigureOptions
  /// How many columns and rows it spans.
  package var columns = 1
  package var rows = 1
  /// The moment that it shows, whatever the film does; `nil` for the film's.
  package var moment: MomentChoice?
  /// The index among its samples that it shows.
  package var sample = 0

  package init(_ kind: FigureKind) {
    self.kind = kind
    options = kind.options
  }

  /// What the panel makes of an instant of the film; `nil` for what it is.
  func pin(_ run: Run) -> (@Sendable (Instant) -> Instant)? {
    let index = moment.map { $0.index(in: run) }
    let sample = sample
    guard index != nil || sample != 0 else { return nil }
    return { instant in
      var instant = instant
      if let index {
        instant.moments = instant.moments.map { _ in index }
        instant.turn = 0
      }
      instant.sample = sample
      return instant
    }
  }
}
