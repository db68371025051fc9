import Experiments
import Learning
import Numerics
import Snapshots

/// Trains an experiment into its run folder, or as much of it as is not there yet.
struct TrainingStage {
  let experiment: Experiment
  let data: DataSplit
  let folder: RunFolder
  let progress: Progress

  struct Outcome {
    /// Where snapshots were taken, rising.
    let places: [SnapshotPlace]
    /// The first epoch with a weight that is not finite.
    let divergedAt: Int?
    /// The epoch after which early stopping ended training.
    let stoppedAt: Int?
    /// Whether anything was trained.
    let hasTrained: Bool
  }

  /// - Parameter retrains: forgets what is there first.
  func run(retrains: Bool) throws -> Outcome {
    let hash = experiment.trainingHash
    var places = retrains ? [] : try usablePlaces(hash)
    if places.isEmpty { folder.removeSnapshots() }
    try WholeFile.write(Array(experiment.text.utf8), to: folder.config)
    try WholeFile.write(data.file.encoded, to: folder.data)
    let last = experiment.training.epochs
    if places.last?.epoch == last {
      return Outcome(places: places, divergedAt: nil, stoppedAt: nil, hasTrained: false)
    }
    var trainer = try makeTrainer(from: places.last)
    let evaluator = Evaluator<Float>(
      data, loss: experiment.training.loss, outputs: trainer.network.outputCount)
    var done = places.last?.epoch ?? 0
    var hasTrained = false
    progress.begin("Training", total: last, unit: "epochs", done: done)
    defer { progress.end() }
    while let event = trainer.next() {
      switch event {
      case .progress(let reached):
        hasTrained = true
        progress.advance(by: reached.epoch - done)
        done = reached.epoch
      case .snapshot(let snapshot):
        let place = SnapshotPlace(
          epoch: snapshot.epoch, batch: snapshot.step - snapshot.epoch * trainer.stepsPerEpoch)
        let record = snapshot.recorded(
          by: evaluator, at: place, index: places.count, configHash: hash)
        try WholeFile.write(record.encoded, to: folder.snapshot(place))
        places.append(place)
      case .diverged(let epoch):
        return Outcome(places: places, divergedAt: epoch, stoppedAt: nil, hasTrained: true)
      case .finished(let end):
        return Outcome(
          places: places, divergedAt: nil, stoppedAt: end.hasStoppedEarly ? end.epoch : nil,
          hasTrained: hasTrained)
      }
    }
    return Outcome(places: places, divergedAt: nil, stoppedAt: nil, hasTrained: hasTrained)
  }

  private func makeTrainer(from place: SnapshotPlace?) throws -> Trainer<Float> {
    let inputCount = data.training.inputs.columns
    if let place {
      let snapshot = try folder.load(place)
      let network = try Network<Float>(
        snapshot, spec: experiment.network, inputCount: inputCount,
        path: folder.snapshot(place))
      return try Trainer(
        restoring: network, state: ResumeState(snapshot), data: data, spec: experiment.training,
        snapshots: experiment.snapshots)
    }
    var random = RandomState(seed: experiment.seed)
    let network = try Network<Float>(experiment.network, inputCount: inputCount, random: &random)
    return Trainer(
      network, data: data, spec: experiment.training, snapshots: experiment.snapshots,
      random: random)
  }

  /// The places that are recorded without a gap from the first, all of this very training; none when the folder holds
  /// another one. What comes after a gap is removed.
  private func usablePlaces(_ hash: String) throws -> [SnapshotPlace] {
    var usable: [SnapshotPlace] = []
    for place in folder.recordedPlaces() {
      let snapshot = try folder.load(place)
      if snapshot.configHash != hash { return [] }
      if snapshot.index == usable.count {
        usable.append(place)
      } else {
        FileSystem.remove(folder.snapshot(place))
      }
    }
    return usable
  }
}
