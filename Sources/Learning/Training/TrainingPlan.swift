/// When a training is recorded and when it ends: known in advance, or found out by a `Rehearsal`.
public struct TrainingPlan: Sendable, Equatable {
  /// The steps after which a snapshot is due, rising from 0 to the last step that is trained.
  public let snapshotSteps: [Int]
  /// What early stopping found; `nil` without it.
  public let stop: EarlyStop?

  init(snapshotSteps: [Int], stop: EarlyStop? = nil) {
    self.snapshotSteps = snapshotSteps
    self.stop = stop
  }

  /// The updates from start to end.
  public var lastStep: Int { snapshotSteps.last ?? 0 }

  /// The first step after `step` with a snapshot; the last step where there is none.
  ///
  /// - Complexity: O(log snapshots): a run may have as many snapshots as steps.
  func nextSnapshot(after step: Int) -> Int {
    var (low, high) = (0, snapshotSteps.count)
    while low < high {
      let middle = (low + high) / 2
      if snapshotSteps[middle] > step { high = middle } else { low = middle + 1 }
    }
    return low < snapshotSteps.count ? snapshotSteps[low] : lastStep
  }
}

/// What early stopping found.
public struct EarlyStop: Sendable, Equatable {
  /// The epoch after which it ended training, or the last of a training that it let pass.
  public let epoch: Int
  /// Whether epochs were left.
  public let hasStopped: Bool
  /// The epoch after which the validation loss was lowest; 0 when it was never a finite number.
  public let bestEpoch: Int
  /// The validation loss after it.
  public let bestLoss: Double
}
