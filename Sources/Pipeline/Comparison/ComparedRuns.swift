import Experiments
import Figures
import Files
import Formatting
import JSON
import Parallel
import Progress
import Snapshots
import Synchronization

/// Run folders that are compared, each read once, with what they differ in.
struct ComparedRuns: Sendable {
  /// In the order of the folders.
  let set: RunSet
  /// One a run, no two alike: that of its folder, with the parent's before it where two have one name.
  let names: [String]
  /// What the largest network holds, for the number of threads.
  let size: NetworkSize
  /// Why folders were left out.
  let notes: [String]

  /// A folder to be read.
  struct Source: Sendable {
    let folder: RunFolder
    /// `nil` for what tells the folder from the others.
    var name: String?
    /// What it differs in; `nil` for what its config says.
    var settings: [RunSetting]?
    /// `nil` for what its settings say.
    var label: String?
  }

  /// More keys that differ are no label.
  private static let mostLabelKeys = 4
  /// So many bytes of all networks together are held in memory.
  private static let heldBytes = 256 << 20

  /// Reads the folders in parallel. One that cannot be read is left out, unless all are such.
  ///
  /// - Parameters:
  ///   - needsNetworks: whether figures look at more than the runs' metrics.
  ///   - jobs: threads that read.
  /// - Throws: the error of the first folder when none can be read.
  init(
    _ sources: [Source], needsNetworks: Bool, jobs: Int, progress: Progress
  ) throws {
    let held =
      needsNetworks
      ? min(FolderRun.heldBytes, Self.heldBytes / max(1, sources.count)) : 0
    let results = Mutex<[Result<FolderRun, any Error>]>([])
    let progress = sources.count > 1 ? progress : Progress(.quiet)
    progress.begin("Reading", total: sources.count, unit: "runs")
    try OrderedWork.run(count: sources.count, jobs: jobs) {
    } produce: { _, index in
      Result {
        try FolderRun(sources[index].folder, progress: Progress(.quiet), heldBytes: held)
      }
    } consume: { _, result in
      results.withLock { $0.append(result) }
      progress.advance()
    }
    progress.end()
    let all = zip(sources, results.withLock { $0 })
    let read = all.compactMap { source, result in
      (try? result.get()).map { (source: source, run: $0) }
    }
    let failures = all.compactMap { _, result in
      if case .failure(let error) = result { error } else { nil }
    }
    if read.isEmpty, let failure = failures.first { throw failure }
    guard !read.isEmpty else { throw ComparisonJobError.noRuns }
    notes = failures.map { "left out: \($0)" }
    let names = zip(read, Self.names(read.map(\.source.folder))).map { $0.source.name ?? $1 }
    self.names = names
    size = NetworkSize(
      widest: read.map(\.run.size.widest).max() ?? 1,
      parameters: read.map(\.run.size.parameters).max() ?? 1)
    let configs = read.map { $0.run.config?.tree }
    let differences = RunDifferences(configs.compactMap(\.self))
    let known = differences.labels
    // A folder without a config says nothing of what it differs in, so all go by their names; as do runs of which labels would
    // say nothing, or all.
    let common = differences.keys.map(\.keyPath).filter { path in
      differences.settings.allSatisfy { $0.contains { $0.keyPath == path } }
    }
    let hasLabels =
      configs.allSatisfy { $0 != nil } && Set(known).count == known.count && !common.isEmpty
      && common.count { !RunSetting.isSeed($0) } <= Self.mostLabelKeys
    var place = 0
    var members: [RunSet.Member] = []
    for (index, entry) in read.enumerated() {
      var settings: [RunSetting] = []
      if configs[index] != nil {
        settings = differences.settings[place]
        place += 1
      }
      let record = RunRecord(of: entry.source.folder)
      members.append(
        RunSet.Member(
          entry.run.run, label: entry.source.label ?? (hasLabels ? known[index] : names[index]),
          settings: (entry.source.settings ?? settings).map(RunSet.Setting.init),
          hasDiverged: record.divergedAt != nil, seconds: record.trainingSeconds,
          dataset: configs[index].flatMap(RunConfig.dataset)))
    }
    set = RunSet(
      members,
      common: CommonSettings.line(
        configs.first.flatMap(\.self), differing: differences.keys.map(\.keyPath)))
  }

  /// The folders' names, those that two have with as much of their paths as tells them apart.
  static func names(_ folders: [RunFolder]) -> [String] {
    let paths = folders.map { folder in
      (FileSystem.resolved(folder.path) ?? folder.path).split(separator: "/").map(String.init)
    }
    return paths.map { path in
      var count = 1
      while count < path.count,
        paths.count(where: { $0.suffix(count) == path.suffix(count) }) > 1
      {
        count += 1
      }
      return path.suffix(count).joined(separator: "/")
    }
  }
}

extension RunSet.Setting {
  init(_ setting: RunSetting) {
    self.init(
      setting.keyPath, setting.text, number: setting.number, name: setting.name,
      label: setting.label, isSeed: setting.isSeed)
  }
}
