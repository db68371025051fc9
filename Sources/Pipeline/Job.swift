import CLibrary
import Cairo
import Experiments
import Figures
import Learning
import PNG
import Progress
import Snapshots

/// The main job: a config to a trained run and its pictures.
public enum Job {
  /// Trains what is not trained yet, draws the figures and prints what came of it.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code.
  public static func run(_ request: RenderRequest) throws {
    let content = try ExperimentFile.content(
      request.config, overrides: request.overrides, name: request.name,
      runs: request.runs ?? [])
    switch content {
    case .experiment(let experiment): try run(experiment, request)
    case .sweep(let sweep): try SweepJob.run(sweep, request)
    }
  }

  private static func run(_ loaded: Experiment, _ request: RenderRequest) throws {
    let clock = Clock.seconds
    if let name = request.runs?.first { throw SweepError.noSweep(request.config, run: name) }
    var experiment = loaded
    if let theme = request.theme {
      for index in experiment.figures.indices { experiment.figures[index].theme = theme }
    }
    let figures =
      request.trainsOnly ? [] : try FigureChoice.chosen(experiment.figures, request.only)
    try FigureChoice.checkPrograms(figures, request.config)
    let data = try experiment.data()
    try checkMemory(experiment, data, figures, request)
    if !figures.isEmpty {
      try RoomCheck(experiment, data)
        .check(figures, of: experiment.figures, config: request.config)
    }
    let progress = Progress.automatic(quiet: request.isQuiet)
    // Before anything is trained that could not be drawn.
    let training = data.samples.training
    if !figures.isEmpty,
      let note = MissingLetters.note(
        on: training.givenNames + training.classNames + [training.targetName],
        measure: try CairoTextMeasure())
    {
      progress.say(note)
    }
    let folder = RunFolder(request.output + "/" + experiment.name)
    try folder.prepare()
    let lock = try folder.lock()
    let previous = RunRecord(of: folder)
    let source = try RunOwner.claim(
      folder, config: experiment.path, text: experiment.text, previous: previous)
    for note in experiment.notes + [experiment.unsuitableNote].compactMap(\.self) {
      progress.say("note: \(note)")
    }
    let stopwatch = Stopwatch()
    let trained = try TrainedRun(
      experiment, data, folder, previous: previous, retrains: request.retrains,
      threads: request.jobs, progress: progress, stopwatch: stopwatch)
    let (outcome, read) = (trained.outcome, trained.read)
    if !outcome.hasTrained { progress.say("Training".padding(to: 26) + " already done") }
    let records = read.records
    let drawing = DrawingStage(
      figures: figures, all: experiment.figures, runs: figures.map { _ in RunSet(read.run) },
      folder: folder,
      config: request.config,
      writesFrames: request.writesFrames,
      threads: DrawingThreads(read.size, jobs: request.jobs), hash: experiment.hash,
      progress: progress, stopwatch: stopwatch)
    let files = try drawing.render()
    var outputs = OutputRecords(previous, in: folder)
    for (figure, file) in zip(figures, files) {
      outputs.record(
        file, file: figure.file, hasFrames: request.writesFrames,
        training: experiment.trainingHash)
      if let table = file.table {
        outputs.record(
          OutputFile(path: folder.output(table), bytes: 0, frames: nil), file: table,
          hasFrames: false, training: experiment.trainingHash)
      }
    }
    tidy(&outputs, experiment, folder, prunes: request.prunes, progress: progress)
    // Last, so that whoever waits for it finds everything else.
    try trained.writeRun(source: source, outputs: outputs.entries)
    _ = consume lock
    if !request.isQuiet {
      print(
        JobSummary.table(
          records: records,
          note: experiment.training.earlyStopping.flatMap { outcome.stop?.sentence($0) },
          files: files, framesFolder: request.writesFrames ? folder.path : nil,
          seconds: Clock.seconds - clock, stages: stopwatch.summary))
      for pair in ThemePair.pairs(of: figures, files) { print("\n" + pair.html) }
    }
    if let epoch = outcome.divergedAt {
      throw JobError.diverged(epoch: epoch, file: experiment.path)
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

  /// Names what the folder has of an earlier training, and what it has of figures that the config no longer has, or removes
  /// the latter.
  private static func tidy(
    _ outputs: inout OutputRecords, _ experiment: Experiment, _ folder: RunFolder, prunes: Bool,
    progress: Progress
  ) {
    let files = experiment.figures.map(\.file)
    let behind = outputs.behind(experiment.trainingHash, of: files)
    if !behind.isEmpty {
      progress.say(
        "Not drawn now, and of an earlier training: \(OutputRecords.names(behind)); render "
          + "without --only draws all")
    }
    let tables = experiment.figures.map { DrawingStage.table(of: $0, in: folder) }
    let outdated = outputs.outdated(by: files + tables)
    guard !outdated.isEmpty else { return }
    let names = OutputRecords.names(outdated)
    if prunes {
      outputs.remove(outdated)
      progress.say("Removed, as no figure of this config: \(names)")
    } else {
      progress.say("In the folder, but no figure of this config: \(names); --prune removes it")
    }
  }
}
