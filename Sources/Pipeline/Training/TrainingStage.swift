import Experiments
import Files
import Learning
import Numerics
import Snapshots

/// Trains an experiment into its run folder, or as much of it as is not there yet.
///
/// Figures show the weights in single precision, whatever they were trained in.
struct TrainingStage<Scalar: Real> {
  let experiment: Experiment
  let data: ExperimentData
  let folder: RunFolder
  let progress: Progress
  let stopwatch: Stopwatch

  /// - Parameter retrains: forgets what is there first.
  func run(retrains: Bool) throws -> TrainingOutcome {
    let hash = experiment.trainingHash
    let positions = retrains ? [] : try usablePositions(hash)
    if positions.isEmpty { folder.removeSnapshots() }
    if retrains { FileSystem.remove(folder.rehearsal) }
    try WholeFile.write(Array(experiment.text.utf8), to: folder.config)
    try WholeFile.write(data.file.encoded, to: folder.data)
    // What early stopping found is in the last snapshot.
    if positions.last?.epoch == experiment.training.epochs,
      experiment.training.earlyStopping == nil
    {
      return TrainingOutcome(positions: positions)
    }
    return try train(from: positions, hash: hash)
  }

  /// Snapshots are recorded on another thread while training goes on.
  private func train(from done: [SnapshotPosition], hash: String) throws -> TrainingOutcome {
    var trainer = try makeTrainer(from: done.last)
    let evaluator = Evaluator<Scalar>(
      data.inputs, loss: experiment.training.loss,
      regularization: experiment.training.regularization,
      batchSize: experiment.training.batchSize,
      outputs: trainer.network.outputCount)
    var outcome = TrainingOutcome(positions: done)
    if done.isEmpty, !evaluator.evaluate(trainer.network).training.loss.isFinite {
      throw UnfitDataError(data.inputs.training, experiment.training, file: experiment.path)
    }
    if trainer.needsRehearsal { trainer.follow(try rehearse(trainer, hash: hash)) }
    var epoch = trainer.epoch
    if !trainer.isDone {
      progress.begin("Training", total: trainer.plannedEpochs, unit: "epochs", done: epoch)
    }
    defer { progress.end() }
    try BoundedQueue<(TrainingSnapshot<Scalar>, SnapshotPosition, Int)>.run { give in
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
          if try !give((snapshot, position, outcome.positions.count)) { return }
          outcome.positions.append(position)
        case .diverged(let epoch):
          outcome.divergedAt = epoch
          outcome.hasTrained = true
        case .finished(let end): outcome.stop = end.stop
        }
      }
    } take: { [stopwatch, folder] snapshot, position, index in
      try stopwatch.measure(.recording) {
        let record = snapshot.recorded(by: evaluator, at: position, index: index, configHash: hash)
        try WholeFile.write(record.encoded, to: folder.snapshot(position))
      }
    }
    FileSystem.remove(folder.rehearsal)
    return outcome
  }
}
