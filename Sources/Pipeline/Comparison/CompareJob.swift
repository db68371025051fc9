import CLibrary
import Experiments
import Figures
import Files
import Progress
import Snapshots

/// Draws run folders together, from their own files alone.
public enum CompareJob {
  /// Draws the comparisons and prints what came of it.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code. What
  ///   is wrong with the comparisons is found before anything is written.
  public static func run(_ request: CompareRequest) throws {
    let clock = Clock.seconds
    let progress = Progress.automatic(quiet: request.isQuiet)
    let stopwatch = Stopwatch()
    var comparisons = request.comparisons.comparisons
    if let theme = request.theme {
      for index in comparisons.indices { comparisons[index].figure.theme = theme }
    }
    try FigureChoice.checkPrograms(comparisons.map(\.figure), request.comparisons.path)
    let runs = try ComparedRuns(
      distinct(request.folders).flatMap(sources),
      needsNetworks: comparisons.contains { !$0.figure.kind.isComparison }, jobs: request.jobs,
      progress: progress)
    for note in runs.notes { progress.say("note: \(note)") }
    try FileSystem.makeFolder(request.output)
    let files = try ComparisonStage(
      runs: runs, comparisons: comparisons, folder: RunFolder(request.output),
      config: request.comparisons.path, hash: request.comparisons.hash,
      writesFrames: request.writesFrames, jobs: request.jobs,
      progress: progress, stopwatch: stopwatch
    ).render()
    if !request.isQuiet {
      let files = files.map { file in
        var file = file
        if file.path.hasPrefix("./") { file.path.removeFirst(2) }
        return file
      }
      print(
        JobSummary.table(
          records: [], files: files, framesFolder: nil, seconds: Clock.seconds - clock,
          stages: stopwatch.summary))
      let figures = comparisons.map(\.figure)
      for pair in ThemePair.pairs(of: figures, files) { print("\n" + pair.html) }
    }
  }

  /// A run folder, or every run of a sweep's folder.
  private static func sources(_ folder: String) throws -> [ComparedRuns.Source] {
    guard let entries = try SweepIndex.entries(of: folder) else {
      return [ComparedRuns.Source(folder: RunFolder(folder))]
    }
    return entries.map {
      ComparedRuns.Source(
        folder: RunFolder($0.path), name: $0.name, settings: $0.settings, label: $0.label)
    }
  }

  /// Each folder once, however often it is named.
  private static func distinct(_ folders: [String]) -> [String] {
    var seen: Set<String> = []
    return folders.filter { seen.insert(FileSystem.resolved($0) ?? $0).inserted }
  }
}
