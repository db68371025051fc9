import Experiments
import Files
import Parallel
import Progress
import Snapshots
import Synchronization

/// The runs of a sweep, trained side by side; one that fails does not keep the others.
struct SweepTraining {
  let sweep: Sweep
  let folders: SweepFolders
  /// Runs at a time.
  let jobs: Int
  /// That all of them together may use.
  let threads: Int
  let retrains: Bool
  let progress: Progress
  let stopwatch: Stopwatch

  /// Trains runs to their end, or up to a rung.
  ///
  /// Memory is that of as many runs as are trained at a time.
  /// - Parameter pause: the epoch with whose snapshot, or the first one after it, each pauses; `nil` for the end.
  /// - Returns: what became of each, in their order.
  func train(_ runs: [Sweep.Run], pause: Int? = nil, title: String = "Training") -> [RunState] {
    let states = Mutex([Int: RunState]())
    let share = max(1, threads / max(min(jobs, runs.count), 1))
    progress.begin(title, total: runs.count, unit: "runs")
    // Failures are states, so that nothing is thrown.
    try? OrderedWork.run(count: runs.count, jobs: jobs, ahead: runs.count) {
    } produce: { _, index in
      let state: RunState
      do { state = try train(runs[index], threads: share, pause: pause) } catch {
        state = RunState(error)
      }
      states.withLock { $0[index] = state }
      progress.advance()
    } consume: { _, _ in
    }
    progress.end()
    let known = states.withLock { $0 }
    return runs.indices.compactMap { known[$0] }
  }

  private func train(_ run: Sweep.Run, threads: Int, pause: Int?) throws -> RunState {
    let folder = folders.folder(run)
    if !retrains, let state = recorded(run, folder, pause: pause) { return state }
    try folder.prepare()
    let lock = try folder.lock()
    // Another process may have trained it meanwhile.
    if !retrains, let state = recorded(run, folder, pause: pause) { return state }
    let experiment = try sweep.experiment(run)
    let previous = RunRecord(of: folder)
    let trained = try TrainedRun(
      experiment, experiment.data(), folder, previous: previous, retrains: retrains,
      threads: threads, pause: pause, progress: Progress(.quiet), stopwatch: stopwatch)
    try trained.writeRun(
      source: RunOwner.path(to: sweep.path, from: folder.path),
      outputs: OutputRecords(previous, in: folder).entries)
    _ = consume lock
    return trained.outcome.divergedAt.map { .diverged(epoch: $0) } ?? .done
  }

  /// What became of a run that needs no more training; `nil` for others.
  private func recorded(_ run: Sweep.Run, _ folder: RunFolder, pause: Int?) -> RunState? {
    let record = RunRecord(of: folder)
    guard record.trainingHash == run.hash, let epochs = record.epochs,
      folder.recordedPositions().last?.epoch == epochs
    else { return nil }
    if let epoch = record.divergedAt { return .diverged(epoch: epoch) }
    return record.isStopped || epochs >= min(pause ?? run.epochs, run.epochs) ? .done : nil
  }
}
