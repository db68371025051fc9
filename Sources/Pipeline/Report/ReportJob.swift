import CLibrary
import Experiments
import Files
import Formatting
import JSON
import Progress
import Report
import Snapshots

/// Makes one page of run folders, whoever wrote them.
public enum ReportJob {
  /// Films of so many runs are on a page; of more, those of the best, the median and the worst.
  private static let mostRunsWithFilms = 16

  /// Writes the page and prints what came of it. Folders that cannot be read are left out, which the page and standard
  /// error say.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code: for a target
  ///   that is no report of ours, and when no folder can be read.
  public static func run(_ request: ReportRequest) throws {
    try check(target: request.output)
    let page = try page(request)
    let bytes = page.html
    try WholeFile.write(bytes, to: request.output)
    if request.isQuiet { return }
    let films = page.films.count + page.runs.map(\.films.count).reduce(0, +)
    print(
      "\(request.output.escapingControls)  \(Readable.bytes(bytes.count))  \(Readable.counted(page.runs.count, "run"))"
        + (films > 0 ? ", \(Readable.counted(films, "film"))" : ""))
  }

  /// - Throws: `ReportError.inTheWay` for a file that is no report of ours.
  static func check(target: String) throws {
    guard FileSystem.isReadable(target) else { return }
    guard FileSystem.isFile(target), let size = FileSystem.size(of: target),
      ReportPage.isReport(try FileSystem.read(target, bytes: 0..<min(size, 1024)))
    else { throw ReportError.inTheWay(target) }
  }

  /// The page of run folders.
  static func page(_ request: ReportRequest) throws -> ReportPage {
    let progress = Progress.automatic(quiet: request.isQuiet)
    defer { progress.end() }
    var problems: [String] = []
    var summaries: [(name: String, summary: RunSummary)] = []
    func leaveOut(_ error: any Error) {
      StandardError.report("left out: \(error)")
      problems.append("\(error)")
    }
    var folders: [ReportFolder] = []
    for path in request.folders {
      do { folders += try ReportFolder.all(path) } catch {
        if request.folders.count == 1 { throw error }
        leaveOut(error)
      }
    }
    folders = unique(folders)
    for folder in folders {
      do {
        var summary = try RunSummary(RunFolder(folder.path), progress: progress)
        if summary.note.isEmpty { summary.note = folder.note }
        summaries.append((folder.name, summary))
      } catch {
        if folders.count == 1, problems.isEmpty { throw error }
        leaveOut(error)
      }
    }
    if summaries.isEmpty { throw ReportError.noRuns(folders.count) }
    // Folders of one name are told apart by their paths.
    let counts = Dictionary(summaries.map { ($0.name, 1) }, uniquingKeysWith: +)
    for index in summaries.indices where counts[summaries[index].name] ?? 0 > 1 {
      summaries[index].name = summaries[index].summary.folder.path
    }
    var page = page(summaries, problems: problems)
    if let title = request.title { page.title = title }
    if request.hasFilms {
      let budget = FilmBudget(folder: FileSystem.parent(of: request.output), progress: progress)
      for path in request.folders {
        try addComparison(of: path, to: &page, budget)
      }
      try addFilms(of: summaries.map(\.summary), to: &page, budget)
    }
    return page
  }

  private static func page(
    _ runs: [(name: String, summary: RunSummary)], problems: [String]
  ) -> ReportPage {
    let histories = runs.map(\.summary.history)
    let metrics = ReportMetric.named.filter { metric in
      histories.contains { $0.values[metric.name]?.contains { !$0.isNaN } ?? false }
    }
    let configs = runs.map { $0.summary.config ?? .object([]) }
    let differences = RunDifferences(configs)
    let settings = differences.keys.map { key in
      ReportSetting(
        keyPath: key.keyPath, name: key.name,
        values: differences.settings.map { own in
          own.first { $0.keyPath == key.keyPath }?.text
        }, isSeed: RunSetting.isSeed(key.keyPath))
    }
    let labels = labels(differences.labels, names: runs.map(\.name))
    let descriptions = Set(runs.map(\.summary.description))
    let common = CommonConfig.tree(configs[0], without: Set(differences.keys.map(\.keyPath)))
    let config = runs.count > 1 ? common.text : runs[0].summary.config?.text ?? ""
    return ReportPage(
      title: runs.count > 1 ? "Comparison of \(runs.count) runs" : runs[0].name,
      description: descriptions.count == 1 ? descriptions.first ?? "" : "",
      generator: "\(ReportPage.program) \(Version.current)", metrics: metrics.map(\.metric),
      runs: runs.indices.map { index in
        let history = histories[index]
        return ReportRun(
          name: runs[index].name, label: labels[index], note: runs[index].summary.note,
          hasDiverged: runs[index].summary.hasDiverged,
          moments: history.moments, values: metrics.map { history.values[$0.name] ?? [] },
          curves: metrics.map { history.curve($0.name) })
      }, settings: runs.count > 1 ? settings : [], config: config, problems: problems)
  }

  /// What legends call runs: what differs, where that is short and tells all of them apart; else their names.
  private static func labels(_ labels: [String], names: [String]) -> [String] {
    let isTelling =
      labels.count > 1 && Set(labels).count == labels.count && labels.allSatisfy { $0.count <= 40 }
    return isTelling ? labels : names
  }

  /// More bytes make a page of hundreds of runs slow to load.
  private static let comparisonBytes = 700_000

  /// What a sweep has drawn of its runs together; nothing for other folders.
  private static func addComparison(
    of path: String, to page: inout ReportPage, _ budget: FilmBudget
  ) throws {
    guard let names = try? SweepIndex.outputs(of: path), !names.isEmpty else { return }
    let folder = RunFolder(path)
    // The frames of a comparison are the moments of the run that goes on longest; of equals of that with the most.
    let moments =
      page.runs.map(\.moments).max {
        ($0.last ?? 0, $0.count) < ($1.last ?? 0, $1.count)
      } ?? []
    var films = try FilmFiles(folder, names: names).films(of: page.title)
    var budget = budget
    if page.runs.count > mostRunsWithFilms { budget.bytes = comparisonBytes }
    let changes = try budget.fit(&films, in: folder, moments: moments)
    for index in films.indices where films[index].moments == nil { films[index].moments = moments }
    page.films += films
    if !changes.isEmpty { page.comparisonNotes.append(note(on: changes)) }
  }

  private static func note(on changes: [String]) -> String {
    "So that the page is small, films are not all as in their files: \(changes.joined(separator: "; "))."
  }

  private static func addFilms(
    of runs: [RunSummary], to page: inout ReportPage, _ budget: FilmBudget
  ) throws {
    var shown = Array(runs.indices)
    if runs.count > mostRunsWithFilms {
      shown = page.standouts
      page.filmNotes.append(
        "Films of the best, the median and the worst of \(Numerals.grouped(runs.count)) runs.")
    }
    var changes: [String] = []
    for index in shown {
      let folder = runs[index].folder
      var films = try FilmFiles(folder, config: runs[index].config)
        .films(of: page.runs[index].label)
      for change in try budget.fit(&films, in: folder, moments: page.runs[index].moments)
      where !changes.contains(change) {
        changes.append(change)
      }
      page.runs[index].films = films
    }
    if !changes.isEmpty {
      page.filmNotes.append(note(on: changes))
    }
  }

  /// Each folder once, however its path is written.
  private static func unique(_ folders: [ReportFolder]) -> [ReportFolder] {
    var known: Set<String> = []
    return folders.filter {
      known.insert(FileSystem.resolved($0.path) ?? $0.path).inserted
    }
  }
}
