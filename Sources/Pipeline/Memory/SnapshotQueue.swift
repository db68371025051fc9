import Experiments
import Parallel

/// Snapshots on their way to their files: so many at a time that memory stays small.
struct SnapshotQueue {
  /// Numbers of a snapshot: parameters, and what the optimiser remembers of each.
  let numbers: Int
  /// How many may wait to be recorded.
  let capacity: Int
  /// How many are recorded at a time.
  let threads: Int

  private static let waitingBytes = 128 << 20
  private static let recordedBytes = 16 << 20

  /// - Parameter samples: of the training set.
  init(_ experiment: Experiment, samples: Int) {
    let size = experiment.training.precision == .float ? 4 : 8
    let remembered = experiment.training.optimizer.kind.memoryNames.count
    numbers = experiment.parameterCount * (1 + remembered)
    capacity = max(1, min(4, Self.waitingBytes / max(size * numbers, 1)))
    // z, a and δ of every sample.
    let pass = samples * 3 * experiment.layerUnits.reduce(0, +)
    threads = size * (numbers + pass) > Self.recordedBytes ? 1 : min(2, Processors.available)
  }
}
