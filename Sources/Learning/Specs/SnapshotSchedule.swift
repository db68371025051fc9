/// At which epochs a run is recorded: the first (before training), every so many, and the last.
public struct SnapshotSchedule: Sendable, Equatable {
  /// 1...10,000,000.
  public var every: Int

  public static let intervals = 1...10_000_000

  public init(every: Int = 500) {
    self.every = every
  }

  public func includes(_ epoch: Int, of last: Int) -> Bool { epoch % every == 0 || epoch == last }

  /// How many snapshots a run of `epochs` has.
  public func count(epochs: Int) -> Int { epochs / every + (epochs % every == 0 ? 1 : 2) }

  /// The first recorded epoch after `epoch`.
  public func next(after epoch: Int, of last: Int) -> Int {
    min(last, (epoch / every + 1) * every)
  }
}
