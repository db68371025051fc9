import Experiments
import Files
import Learning
import Progress
import Snapshots

extension TrainingStage {
  /// The seconds of rehearsal that a killed run may lose. Saving takes a few per cent of the time at most.
  private static var savingInterval: Double { 5 }

  /// Trains in advance to find out when the training is recorded and when it ends; goes on with what a killed run left.
  func rehearse(_ trainer: Trainer<Scalar>, hash: String) throws -> TrainingPlan {
    var rehearsal = savedRehearsal(trainer, hash: hash) ?? Rehearsal(of: trainer)
    var epoch = rehearsal.epoch
    progress.begin("Rehearsal", total: experiment.training.epochs, unit: "epochs", done: epoch)
    defer { progress.end() }
    let start = Clock.threadSeconds
    defer { stopwatch.add(Clock.threadSeconds - start, to: .rehearsal) }
    var due = Clock.seconds + Self.savingInterval
    while let reached = rehearsal.next() {
      progress.advance(by: reached.epoch - epoch)
      epoch = reached.epoch
      let now = Clock.seconds
      guard now >= due else { continue }
      let record = rehearsal.checkpoint.recorded(configHash: hash)
      try WholeFile.write(record.encoded, to: folder.rehearsal)
      let saved = Clock.seconds
      due = saved + max(Self.savingInterval, 20 * (saved - now))
    }
    return rehearsal.plan
  }

  /// - Returns: `nil` where there is none of this training. One that is damaged costs no more than its time.
  private func savedRehearsal(_ trainer: Trainer<Scalar>, hash: String) -> Rehearsal<Scalar>? {
    let path = folder.rehearsal
    guard FileSystem.isFile(path) else { return nil }
    do {
      let record = try Snapshot(try FileSystem.read(path), path: path)
      guard record.configHash == hash else { return nil }
      let network = try Network<Scalar>(
        record, spec: experiment.network, input: experiment.inputShape, path: path)
      return try Rehearsal(
        of: trainer, restoring: Rehearsal.Checkpoint(record, network: network))
    } catch {
      return nil
    }
  }
}

extension Rehearsal.Checkpoint {
  private static var steps: String { "rehearsal.steps" }
  private static var predictions: String { "rehearsal.predictions" }

  /// The checkpoint as its file holds it.
  func recorded(configHash: String) -> Snapshot {
    var tensors = state.fileTensors
    for array in network.parameters {
      tensors[array.name] = Tensor(reals: array.values, shape: array.shape)
    }
    if let path {
      tensors[Self.steps] = Tensor(path.steps, shape: [path.steps.count])
      tensors[Self.predictions] = Tensor(
        reals: path.numbers, shape: [path.steps.count, path.width])
    }
    return Snapshot(
      SnapshotPosition(epoch: 0), index: 0, metrics: [:], configHash: configHash, tensors: tensors)
  }

  fileprivate init(_ record: Snapshot, network: Network<Scalar>) {
    var path: PredictionPath<Scalar>?
    if let steps = record.tensors[Self.steps]?.integers,
      let predictions = record.tensors[Self.predictions]
    {
      path = PredictionPath(steps: steps, numbers: predictions.doubles.map { Scalar($0) })
    }
    self.init(network: network, state: ResumeState(record), path: path)
  }
}
