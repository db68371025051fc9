/// A figure of several runs that a config asks for.
public struct ComparisonSpec: Sendable, Equatable {
  public var figure: FigureSpec
  /// `nil` for shared ones, which runs of different data cannot have.
  public var axes: AxisSharing?
  /// What the runs are in step by.
  public var clock = RunClock.epoch
  /// Names or labels of the runs that are shown; empty for all.
  public var runs: [String] = []

  public init(_ figure: FigureSpec) { self.figure = figure }

  /// The runs that it shows, in step as it says.
  ///
  /// - Parameters:
  ///   - names: of the members, in their order; a label does as well.
  /// - Throws: `ComparisonError.noRun` for a name that none has.
  public func chosen(of all: RunSet, names: [String]) throws(ComparisonError) -> RunSet {
    var set = all
    set.clock = clock
    set.axes = axes
    guard !runs.isEmpty else { return set }
    var indices: [Int] = []
    for run in runs {
      let found = all.members.indices.filter { names[$0] == run || all.members[$0].label == run }
      if found.isEmpty { throw .noRun(run, among: names) }
      indices += found.filter { !indices.contains($0) }
    }
    set.members = indices.map { all.members[$0] }
    return set
  }

  /// The comparison once for each of its figure's themes.
  public var eachTheme: [ComparisonSpec] {
    figure.eachTheme.map { figure in
      var spec = self
      spec.figure = figure
      return spec
    }
  }
}
