import Experiments
import Files
import Learning
import Numerics
import Parallel
import Progress
import Snapshots

/// Trains an experiment into its run folder, or as much of it as is not there yet.
///
/// Figures show the weights in single precision, whatever they were trained in.
struct TrainingStage<Scalar: Real> {
  let experiment: Experiment
  let data: ExperimentData
  let folder: RunFolder
  /// Of the render before.
  let previous: RunRecord
  let progress: Progress
  let stopwatch: Stopwatch
  /// That training may use.
  let threads: Int
  /// The epoch with whose snapshot, or the first one after it, training pauses; `nil` for its end.
  var pause: Int?

  /// - Parameter retrains: forgets what is there first.
  func run(retrains: Bool) throws -> TrainingOutcome {
    let hash = experiment.trainingHash
    let positions = retrains ? [] : try usablePositions(hash)
    if positions.isEmpty { folder.removeSnapshots() }
    if retrains { FileSystem.remove(folder.rehearsal) }
    try WholeFile.write(Array(experiment.text.utf8), to: folder.config)
    try WholeFile.write(data.file.encoded, to: folder.data)
    // What early stopping found is in the last snapshot.
    let isDone =
      positions.last?.epoch == experiment.training.epochs
      && experiment.training.earlyStopping == nil
    let isPaused = pause.map { epoch in positions.contains { $0.epoch >= epoch } } ?? false
    if isDone || isPaused {
      return TrainingOutcome(
        positions: positions, seconds: recordedSeconds ?? seconds(before: positions.last))
    }
    return try train(from: positions, hash: hash)
  }

  /// Snapshots are recorded on other threads while training goes on.
  private func train(from done: [SnapshotPosition], hash: String) throws -> TrainingOutcome {
    let begin = Clock.seconds
    let earlier = seconds(before: done.last)
    let times = TrainingTimes(of: folder)
    try times.keep(done)
    let workers = Workers(threads)
    let queue = SnapshotQueue(experiment, samples: data.inputs.training.count)
    var trainer = try makeTrainer(from: done.last, workers)
    let evaluator = Evaluator<Scalar>(
      data.inputs, loss: experiment.training.loss,
      regularization: experiment.training.regularization,
      batchSize: experiment.training.batchSize,
      outputs: trainer.network.outputCount,
      // Else several are measured at a time.
      workers: queue.threads > 1 ? .one : workers)
    var outcome = TrainingOutcome(positions: done)
    if done.isEmpty, !evaluator.evaluate(trainer.network).training.loss.isFinite {
      throw UnfitDataError(
        data.inputs.training, experiment.training, weights: experiment.initial?.weights?.path,
        file: experiment.path)
    }
    if trainer.needsRehearsal { trainer.follow(try rehearse(trainer, hash: hash)) }
    var epoch = trainer.epoch
    if !trainer.isDone {
      progress.begin("Training", total: trainer.plannedEpochs, unit: "epochs", done: epoch)
    }
    defer { progress.end() }
    try BoundedQueue<Recording>.run(capacity: queue.capacity, threads: queue.threads) { give in
      let start = Clock.threadSeconds
      defer { stopwatch.add(Clock.threadSeconds - start, to: .training) }
      while let event = trainer.next() {
        switch event {
        case .progress(let reached):
          outcome.hasTrained = true
          progress.advance(by: reached.epoch - epoch)
          epoch = reached.epoch
        case .snapshot(let snapshot):
          let position = SnapshotPosition(
            epoch: snapshot.epoch, batch: snapshot.step - snapshot.epoch * trainer.stepsPerEpoch)
          let recording = Recording(
            snapshot: snapshot, position: position, index: outcome.positions.count,
            seconds: earlier.map { $0 + Clock.seconds - begin })
          if try !give(recording) { return }
          outcome.positions.append(position)
          if let pause, position.epoch >= pause { return }
        case .diverged(let epoch):
          outcome.divergedAt = epoch
          outcome.hasTrained = true
        case .finished(let end): outcome.stop = end.stop
        }
      }
    } prepare: { [stopwatch, scales = data.scales] recording in
      stopwatch.measure(.recording) {
        var record = recording.snapshot.recorded(
          by: evaluator, at: recording.position, index: recording.index, configHash: hash)
        record.tensors.merge(scales) { _, new in new }
        return (recording.position, recording.seconds, record.encoded)
      }
    } take: { [stopwatch, folder] (position, seconds, bytes) in
      try stopwatch.measure(.recording) {
        // First, so that no snapshot is without its time.
        if let seconds { try times.append(position, seconds) }
        try WholeFile.write(bytes, to: folder.snapshot(position))
      }
    }
    FileSystem.remove(folder.rehearsal)
    outcome.seconds = earlier.map { $0 + Clock.seconds - begin }
    return outcome
  }

  /// A snapshot on its way to its file.
  private struct Recording: Sendable {
    let snapshot: TrainingSnapshot<Scalar>
    let position: SnapshotPosition
    let index: Int
    /// Of training before it.
    let seconds: Double?
  }

  /// How long training took up to a snapshot; `nil` when neither the times nor run.json say it.
  private func seconds(before position: SnapshotPosition?) -> Double? {
    guard let position else { return 0 }
    return TrainingTimes(of: folder).seconds[position] ?? recordedSeconds
  }

  /// What run.json says of this very training.
  private var recordedSeconds: Double? {
    previous.trainingHash == experiment.trainingHash ? previous.trainingSeconds : nil
  }
}
