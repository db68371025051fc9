import Cairo
import Experiments
import Figures
import Learning
import Numerics
import PNG
import Snapshots

/// The main job: a config to a trained run and its pictures.
public enum Job {
  /// Trains what is not trained yet, draws the figures and prints what came of it.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code.
  public static func run(_ request: RenderRequest) throws {
    let clock = Clock.seconds
    let experiment = try ExperimentFile.load(request.config)
    let figures = try chosen(experiment.figures, request.only)
    let data = try experiment.data()
    try checkMemory(experiment, data, figures, request)
    let progress = Progress.automatic(quiet: request.isQuiet)
    let folder = RunFolder(request.output + "/" + experiment.name)
    try folder.prepare()
    let lock = try folder.lock()
    let stopwatch = Stopwatch()
    func train<Scalar: Real>(in _: Scalar.Type) throws -> TrainingOutcome {
      try TrainingStage<Scalar>(
        experiment: experiment, data: data, folder: folder, progress: progress,
        stopwatch: stopwatch
      ).run(retrains: request.retrains)
    }
    let outcome =
      switch experiment.training.precision {
      case .float: try train(in: Float.self)
      case .double: try train(in: Double.self)
      }
    if !outcome.hasTrained { progress.say("Training".padding(to: 26) + " already done") }
    let trained = Clock.seconds
    let (run, records) = try RunLoader.load(
      folder, experiment: experiment, data: data, positions: outcome.positions)
    try RunRecords.write(
      records, experiment: experiment, data: data, outcome: outcome,
      trainingSeconds: trained - clock, to: folder)
    let drawing = DrawingStage(
      figures: figures, run: run, folder: folder, request: request,
      threads: DrawingThreads(experiment, jobs: request.jobs), hash: experiment.hash,
      progress: progress, stopwatch: stopwatch)
    let files = try drawing.render()
    _ = consume lock
    if !request.isQuiet {
      print(
        Report.table(
          records: records, files: files, framesFolder: request.writesFrames ? folder.path : nil,
          seconds: Clock.seconds - clock, stages: stopwatch.summary))
    }
    if let epoch = outcome.divergedAt {
      throw JobError.diverged(epoch: epoch, file: request.config)
    }
  }

  /// What cannot fit is refused before it starts: later, the system would end the process without a word.
  static func checkMemory(
    _ experiment: Experiment, _ data: ExperimentData, _ figures: [FigureSpec],
    _ request: RenderRequest, available: Int? = AvailableMemory.bytes
  ) throws(JobError) {
    let parts = [data.inputs.training, data.inputs.validation, data.inputs.test].map(\.count)
    let estimate = MemoryEstimate(
      experiment, samples: (all: parts.reduce(0, +), training: parts[0]), figures: figures,
      jobs: request.jobs)
    if let available, estimate.most > available {
      throw .tooLittleMemory(
        request.config, parameters: experiment.parameterCount, needed: estimate.most,
        available: available)
    }
  }

  /// The figures that `--only` names, by kind or by file.
  private static func chosen(
    _ figures: [FigureSpec], _ only: [String]?
  ) throws(JobError) -> [FigureSpec] {
    guard let only else { return figures }
    for name in only where !figures.contains(where: { $0.kind.rawValue == name || $0.file == name })
    {
      throw .noSuchFigure(name, choices: figures.map(\.file))
    }
    return figures.filter { only.contains($0.kind.rawValue) || only.contains($0.file) }
  }
}
