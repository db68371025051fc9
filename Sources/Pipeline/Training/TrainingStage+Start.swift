import Experiments
import Files
import Learning
import Numerics
import Snapshots

extension TrainingStage {
  /// A trainer with fresh weights, or one that goes on from a snapshot.
  ///
  /// - Throws: `SnapshotError` when the snapshot contradicts itself or the config.
  func makeTrainer(
    from position: SnapshotPosition?, _ workers: Workers
  ) throws -> Trainer<Scalar> {
    guard let position else {
      var network = try Network<Scalar>(experiment.network, input: experiment.inputShape)
      if let weights = experiment.initial?.weights { try network.take(weights) }
      return Trainer(
        network,
        data: data.inputs, spec: experiment.training, snapshots: experiment.snapshots,
        workers: workers)
    }
    let snapshot = try folder.load(position)
    let path = folder.snapshot(position)
    let network = try Network<Scalar>(
      snapshot, spec: experiment.network, input: experiment.inputShape, path: path)
    do {
      let trainer = try Trainer(
        restoring: network, state: ResumeState(snapshot), data: data.inputs,
        spec: experiment.training, snapshots: experiment.snapshots, workers: workers)
      guard trainer.epoch == position.epoch,
        trainer.step == position.epoch * trainer.stepsPerEpoch + position.batch
      else {
        throw ResumeError.unusable("step")
      }
      return trainer
    } catch let error as ResumeError {
      throw SnapshotError.broken(path, "\(error)")
    }
  }

  /// The positions that are recorded without a gap from the first, all of this very training; none when the folder holds
  /// another one. What comes after a gap is removed.
  func usablePositions(_ hash: String) throws -> [SnapshotPosition] {
    let steps = experiment.network.stepsPerEpoch(
      samples: data.inputs.training.count, batchSize: experiment.training.batchSize)
    var usable: [SnapshotPosition] = []
    for position in folder.recordedPositions() {
      let snapshot = try folder.load(position) { _ in false }
      if snapshot.configHash != hash { return [] }
      guard position.batch < steps,
        position <= SnapshotPosition(epoch: experiment.training.epochs)
      else {
        throw SnapshotError.broken(
          folder.snapshot(position),
          "the training has no epoch \(position.epoch) with a step "
            + "\(position.batch)")
      }
      if snapshot.index == usable.count {
        usable.append(position)
      } else {
        FileSystem.remove(folder.snapshot(position))
      }
    }
    return usable
  }
}
