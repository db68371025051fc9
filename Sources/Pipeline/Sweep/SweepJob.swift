import Experiments
import Figures
import Files
import Formatting
import Progress
import Snapshots

/// A config with a sweep to its trained runs and their comparison.
enum SweepJob {
  /// Trains what is not trained yet and prints what came of it.
  ///
  /// - Throws: before training, an error in the request; after it, `SweepError.unfinished` where runs failed.
  static func run(_ sweep: Sweep, _ request: RenderRequest) throws {
    let clock = Clock.seconds
    let runs = try chosen(sweep, request)
    if runs.count > Sweep.runLimit, !request.isConfirmed {
      throw SweepError.tooManyRuns(sweep.path, runs.count)
    }
    let progress = Progress.automatic(quiet: request.isQuiet)
    if sweep.duplicateCount > 0 {
      progress.say(
        "note: \(Readable.counted(sweep.duplicateCount, "run")) of the sweep \(sweep.duplicateCount == 1 ? "is" : "are") the same as an earlier one and trained once"
      )
    }
    let comparisons = try chosenComparisons(sweep, request)
    // What cannot be drawn is told before anything is trained.
    try RoomCheck.check(comparisons, of: sweep)
    let folders = SweepFolders(output: request.output, name: sweep.name)
    let stopwatch = Stopwatch()
    let training = SweepTraining(
      sweep: sweep, folders: folders, jobs: try jobs(sweep, runs, request),
      threads: request.jobs, retrains: request.retrains, progress: progress, stopwatch: stopwatch)
    if sweep.isWhole { try folders.link(sweep.runs) }
    let states =
      request.runs == nil
      ? SuccessiveHalving(training: training, search: sweep.search).train(runs)
      : training.train(runs)
    for (run, state) in zip(runs, states) {
      if let problem = state.problem { progress.say("\(run.name): \(problem.text)") }
    }
    let comparison = Comparison(
      sweep: sweep, comparisons: comparisons, folders: folders, request: request,
      progress: progress, stopwatch: stopwatch)
    let files = try comparison.draw(zip(runs, states).filter { $1.hasSnapshots }.map(\.0))
    // Last, so that whoever waits for it finds everything else.
    if request.runs == nil { try SweepIndex.write(sweep, states, files, to: folders) }
    if !request.isQuiet {
      print(SweepReport.table(runs, states, folders))
      print(
        JobSummary.table(
          records: [], files: files, framesFolder: nil, seconds: Clock.seconds - clock,
          stages: stopwatch.summary))
      for pair in ThemePair.pairs(of: comparisons.map(\.figure), files) { print("\n" + pair.html) }
    }
    let problems = states.compactMap(\.problem)
    if let first = problems.first {
      throw SweepError.unfinished(
        sweep.path, problems.count, of: runs.count, status: first.status)
    }
  }

  /// What is drawn of the runs together.
  private struct Comparison {
    let sweep: Sweep
    let comparisons: [ComparisonSpec]
    let folders: SweepFolders
    let request: RenderRequest
    let progress: Progress
    let stopwatch: Stopwatch

    func draw(_ runs: [Sweep.Run]) throws -> [OutputFile] {
      if comparisons.isEmpty || runs.isEmpty { return [] }
      let folder = RunFolder(folders.path)
      let lock = try folder.lock()
      let read = try ComparedRuns(
        runs.map {
          ComparedRuns.Source(
            folder: folders.folder($0), name: $0.name, settings: $0.settings, label: $0.label)
        }, needsNetworks: comparisons.contains { !$0.figure.kind.isComparison },
        jobs: request.jobs, progress: progress)
      for note in read.notes { progress.say("note: \(note)") }
      let files = try ComparisonStage(
        runs: read, comparisons: comparisons, folder: folder, config: sweep.path,
        hash: sweep.hash, jobs: request.jobs, progress: progress, stopwatch: stopwatch
      ).render()
      _ = consume lock
      return files
    }
  }

  /// The comparisons that the request asks for.
  private static func chosenComparisons(
    _ sweep: Sweep, _ request: RenderRequest
  ) throws -> [ComparisonSpec] {
    if request.trainsOnly || request.runs != nil { return [] }
    var comparisons = sweep.comparisons
    if let theme = request.theme {
      for index in comparisons.indices { comparisons[index].figure.theme = theme }
    }
    let figures = try FigureChoice.chosen(comparisons.map(\.figure), request.only)
    try FigureChoice.checkPrograms(figures, request.config)
    return comparisons.filter { figures.contains($0.figure) }
  }

  /// The runs that the request names by their names or hashes; all where it names none.
  private static func chosen(
    _ sweep: Sweep, _ request: RenderRequest
  ) throws(SweepError) -> [Sweep.Run] {
    guard let asked = request.runs, sweep.isWhole else { return sweep.runs }
    // A reference that is no longer in its place may be in another one.
    let names = asked.map { String($0.prefix { $0 != "@" }) }
    let known = Set(sweep.runs.map(\.name) + sweep.runs.map(\.hash))
    for name in names where !known.contains(name) {
      throw .noSuchRun(sweep.path, run: name, known: sweep.runs.map(\.name))
    }
    let wanted = Set(names)
    return sweep.runs.filter { wanted.contains($0.name) || wanted.contains($0.hash) }
  }

  /// As many runs at a time as there are threads, and as memory holds of the largest.
  private static func jobs(
    _ sweep: Sweep, _ runs: [Sweep.Run], _ request: RenderRequest
  ) throws -> Int {
    guard let largest = runs.max(by: { $0.parameterCount < $1.parameterCount }) else { return 1 }
    let experiment = try sweep.experiment(largest)
    let data = try experiment.data()
    let available = AvailableMemory.bytes
    try Job.checkMemory(experiment, data, [], request, available: available)
    guard let available else { return request.jobs }
    let parts = [data.inputs.training, data.inputs.validation, data.inputs.test].map(\.count)
    let estimate = MemoryEstimate(
      experiment, samples: (all: parts.reduce(0, +), training: parts[0]), figures: [], jobs: 1)
    return max(1, min(request.jobs, available / max(estimate.training, 1)))
  }
}
