import CLibrary
import Cairo
import Experiments
import Figures
import Files
import Learning
import Plots
import Progress
import Snapshots

/// Draws any run folder from its own files alone: nothing is trained, and no data source is read.
public enum DrawJob {
  /// Draws the figures and prints what came of it.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code. What
  ///   is wrong with the folder or the figures is found before anything is written.
  public static func run(_ request: DrawRequest) throws {
    let clock = Clock.seconds
    let progress = Progress.automatic(quiet: request.isQuiet)
    let stopwatch = Stopwatch()
    let source = RunFolder(request.folder)
    let read = try FolderRun(source, progress: progress)
    let (list, all) = try figures(
      of: read, in: source, config: request.config, theme: request.theme)
    let figures = try FigureChoice.chosen(all, request.only)
    try FigureChoice.checkPrograms(figures, list.path)
    if list.isDefault, let note = FigureSpec.note(unsuitable: try read.run.facts()) {
      progress.say("note: \(note)")
    }
    if let note = MissingLetters.note(
      on: read.run.featureNames + read.run.classNames + [read.run.targetName],
      measure: try CairoTextMeasure())
    {
      progress.say(note)
    }
    let target = RunFolder(request.output ?? source.path)
    try FileSystem.makeFolder(target.path)
    let lock = try target.lock()
    let files = try DrawingStage(
      figures: figures, all: all, runs: figures.map { _ in RunSet(read.run) }, folder: target,
      config: list.path,
      writesFrames: request.writesFrames,
      threads: DrawingThreads(read.size, jobs: request.jobs),
      hash: read.config?.hash(drawing: all) ?? FigureList.hash(all),
      progress: progress, stopwatch: stopwatch
    ).render()
    if target == source {
      try RunRecords.update(
        source, files: zip(figures.map(\.file), files), hasFrames: request.writesFrames,
        training: read.records.last?.configHash ?? "")
    }
    _ = consume lock
    if !request.isQuiet {
      print(
        JobSummary.table(
          records: read.records, files: files,
          framesFolder: request.writesFrames ? target.path : nil,
          seconds: Clock.seconds - clock, stages: stopwatch.summary))
      for pair in ThemePair.pairs(of: figures, files) { print("\n" + pair.html) }
    }
  }

  /// The figures of a config, else of the folder's own, else those that suit the run; with a theme in the place of theirs.
  static func figures(
    of read: FolderRun, in folder: RunFolder, config: String?, theme: ThemeName?
  ) throws -> (list: FigureList, figures: [FigureSpec]) {
    let facts = try read.run.facts()
    let list =
      if let config {
        try FigureList(file: config, facts)
      } else {
        try read.config?.figures(facts) ?? FigureList(suiting: facts, path: folder.path)
      }
    var figures = list.figures
    if let theme { for index in figures.indices { figures[index].theme = theme } }
    return (list, figures)
  }
}
