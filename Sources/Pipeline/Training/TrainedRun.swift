import Experiments
import Numerics
import Progress
import Snapshots

/// An experiment that has been trained into its folder, with its tables written.
struct TrainedRun {
  let experiment: Experiment
  let data: ExperimentData
  let folder: RunFolder
  let outcome: TrainingOutcome
  /// The folder as figures see it.
  let read: FolderRun

  /// Trains what is not trained yet.
  ///
  /// - Parameters:
  ///   - threads: that training may use.
  ///   - pause: as in `TrainingStage`.
  init(
    _ experiment: Experiment, _ data: ExperimentData, _ folder: RunFolder, previous: RunRecord,
    retrains: Bool, threads: Int, pause: Int? = nil, progress: Progress, stopwatch: Stopwatch
  ) throws {
    func train<Scalar: Real>(in _: Scalar.Type) throws -> TrainingOutcome {
      try TrainingStage<Scalar>(
        experiment: experiment, data: data, folder: folder, previous: previous,
        progress: progress, stopwatch: stopwatch, threads: threads, pause: pause
      ).run(retrains: retrains)
    }
    self.experiment = experiment
    self.data = data
    self.folder = folder
    outcome =
      switch experiment.training.precision {
      case .float: try train(in: Float.self)
      case .double: try train(in: Double.self)
      }
    read = try FolderRun(folder, progress: progress)
    try RunRecords.writeTables(read.records, experiment: experiment, to: folder)
  }

  /// Writes run.json: last, so that whoever waits for it finds everything else.
  func writeRun(source: String?, outputs: [OutputRecord]) throws {
    try RunRecords.writeRun(
      read.records.last, experiment: experiment, data: data, outcome: outcome, source: source,
      outputs: outputs, to: folder)
  }
}
