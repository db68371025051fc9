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
    /// The epochs that have a snapshot, rising.
    let epochs: [Int]
    /// The first epoch with a weight that is not finite.
    let divergedAt: Int?
    /// Whether anything was trained.
    let hasTrained: Bool
  }

  /// - Parameter retrains: forgets what is there first.
  func run(retrains: Bool) throws -> Outcome {
    let hash = experiment.trainingHash
    var recorded = retrains ? [] : try usableEpochs(hash)
    if recorded.isEmpty { folder.removeSnapshots() }
    try WholeFile.write(Array(experiment.text.utf8), to: folder.config)
    try WholeFile.write(data.file.encoded, to: folder.data)
    let last = experiment.training.epochs
    if recorded.last == last {
      return Outcome(epochs: recorded, divergedAt: nil, hasTrained: false)
    }
    var trainer = try makeTrainer(from: recorded.last)
    let evaluator = Evaluator<Float>(
      data, loss: experiment.training.loss, outputs: trainer.network.outputCount)
    progress.begin("Training", total: last, unit: "epochs", done: recorded.last ?? 0)
    defer { progress.end() }
    var done = recorded.last ?? 0
    while let event = trainer.next() {
      switch event {
      case .progress(let reached):
        progress.advance(by: reached.epoch - done)
        done = reached.epoch
      case .snapshot(let snapshot):
        try WholeFile.write(
          snapshot.recorded(by: evaluator, configHash: hash).encoded,
          to: folder.snapshot(epoch: snapshot.epoch))
        recorded.append(snapshot.epoch)
      case .diverged(let epoch):
        return Outcome(epochs: recorded, divergedAt: epoch, hasTrained: true)
      case .finished: break
      }
    }
    return Outcome(epochs: recorded, divergedAt: nil, hasTrained: true)
  }

  private func makeTrainer(from epoch: Int?) throws -> Trainer<Float> {
    let inputCount = data.training.inputs.columns
    if let epoch {
      let snapshot = try folder.load(epoch: epoch)
      let network = try Network<Float>(
        snapshot, spec: experiment.network, inputCount: inputCount,
        path: folder.snapshot(epoch: epoch))
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

  /// The scheduled epochs that are recorded without a gap from the first, all of this very training; empty when the
  /// folder holds another one.
  private func usableEpochs(_ hash: String) throws -> [Int] {
    let last = experiment.training.epochs
    let present = Set(folder.recordedEpochs())
    var epochs: [Int] = []
    var epoch = 0
    while present.contains(epoch) {
      if try folder.load(epoch: epoch).configHash != hash { return [] }
      epochs.append(epoch)
      if epoch == last { break }
      epoch = experiment.snapshots.next(after: epoch, of: last)
    }
    for stray in present.subtracting(epochs) { FileSystem.remove(folder.snapshot(epoch: stray)) }
    return epochs
  }
}
