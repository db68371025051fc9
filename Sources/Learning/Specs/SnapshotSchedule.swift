import CLibrary

/// How the moments are chosen at which a run is recorded.
public enum SnapshotScheduleKind: String, Sendable, CaseIterable {
  /// Every so many epochs.
  case every
  /// Every so many steps.
  case everySteps
  /// At given epochs.
  case epochs
  /// `count` epochs whose distances grow by a constant factor.
  case logarithmic
  /// `count` moments between which the network's predictions change equally: far apart where little happens. A single step
  /// that changes them more than that stays as it is.
  case adaptive
}

/// At which moments a run is recorded: before training, after it, and between as its kind says.
public struct SnapshotSchedule: Sendable, Equatable {
  public var kind: SnapshotScheduleKind
  /// Epochs of `every`, steps of `everySteps`; 1...10,000,000. `nil` for as many as make up to `count` intervals of what the
  /// run takes, whether early stopping ends it or not.
  public var every: Int?
  /// Of `epochs`, rising; 0...10,000,000 each. 0 and the last epoch are recorded in any case.
  public var list: [Int]
  /// Of logarithmic and adaptive, with the first and the last, 2...10,000; intervals of `every` and `everySteps` without a
  /// length, 1...10,000.
  public var count: Int

  public static let intervals = 1...10_000_000
  public static let counts = 2...10_000

  public init(
    kind: SnapshotScheduleKind = .every, every: Int? = nil, list: [Int] = [], count: Int = 40
  ) {
    self.kind = kind
    self.every = every
    self.list = list
    self.count = count
  }

  /// The steps after which a run is recorded, rising from 0 to the last; `nil` for `adaptive`, which only training tells.
  ///
  /// - Complexity: O(snapshots).
  public func steps(epochs: Int, stepsPerEpoch: Int) -> [Int]? {
    let last = epochs * stepsPerEpoch
    let chosen: [Int]
    switch kind {
    case .every:
      chosen = Array(stride(from: 0, to: epochs, by: interval(of: epochs))).map {
        $0 * stepsPerEpoch
      }
    case .everySteps: chosen = Array(stride(from: 0, to: last, by: interval(of: last)))
    case .epochs:
      chosen = [0] + Set(list).filter { 0 < $0 && $0 < epochs }.sorted().map { $0 * stepsPerEpoch }
    case .logarithmic:
      chosen = Self.logarithmic(epochs, count: count).map { $0 * stepsPerEpoch }
    case .adaptive: return nil
    }
    return chosen + [last]
  }

  /// How many snapshots a run has, without listing them; for `adaptive` the most it may have.
  public func snapshotCount(epochs: Int, stepsPerEpoch: Int) -> Int {
    switch kind {
    case .every: (epochs - 1) / interval(of: epochs) + 2
    case .everySteps:
      (epochs * stepsPerEpoch - 1) / interval(of: epochs * stepsPerEpoch) + 2
    case .epochs, .logarithmic: steps(epochs: epochs, stepsPerEpoch: stepsPerEpoch)?.count ?? 2
    case .adaptive: min(count, epochs * stepsPerEpoch + 1)
    }
  }

  private func interval(of total: Int) -> Int {
    every ?? max((total + count - 1) / count, 1)
  }

  /// 0, 1, … up to but without `last`, each step a little longer than the one before.
  private static func logarithmic(_ last: Int, count: Int) -> [Int] {
    var chosen = [0]
    var epoch = 1
    while epoch < last, chosen.count < count - 1 {
      chosen.append(epoch)
      let left = count - chosen.count
      let factor = pow(Double(last) / Double(epoch), 1 / Double(left))
      epoch = max(epoch + 1, Int((Double(epoch) * factor).rounded()))
    }
    return chosen
  }
}
