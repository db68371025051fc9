import Plots

/// Runs that a page compares, and how they are in step.
public struct RunSet: Sendable {
  /// At least one.
  public var members: [Member]
  /// What the frames of a film go by.
  public var clock: RunClock
  /// `nil` for shared ones, which runs of different data cannot have.
  public var axes: AxisSharing?
  /// A line on what the runs have in common; empty where nothing is said.
  public var common: String

  public init(
    _ members: [Member], by clock: RunClock = .epoch, axes: AxisSharing? = nil,
    common: String = ""
  ) {
    precondition(!members.isEmpty, "a comparison has at least one run")
    self.members = members
    self.clock = clock
    self.axes = axes
    self.common = common
  }

  /// A set of a single run.
  public init(_ run: Run) { self.init([Member(run)]) }

  var isSingle: Bool { members.count == 1 }

  /// What stands under the title of several runs.
  var subtitle: String? {
    guard !isSingle else { return nil }
    let keys = titleKeys.count > 1 ? "by \(titleKeys.map(\.name).joined(separator: ", "))" : ""
    let text = [keys, common].filter { !$0.isEmpty }.joined(separator: " · ")
    return text.isEmpty ? nil : text
  }
}
