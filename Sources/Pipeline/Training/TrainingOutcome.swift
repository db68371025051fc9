import Snapshots

/// What came of a training.
struct TrainingOutcome {
  /// Where snapshots were taken, rising.
  var positions: [SnapshotPosition]
  /// The first epoch with a weight that is not finite.
  var divergedAt: Int?
  /// The epoch after which early stopping ended training.
  var stoppedAt: Int?
  /// How long training took in all, over all the renders that it was done in; `nil` when that is no longer known.
  var seconds: Double?
  /// Whether anything was trained now.
  var hasTrained = false
}
