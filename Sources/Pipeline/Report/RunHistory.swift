import Experiments
import Files
import Graphics
import Learning
import Plots
import Progress
import Schemas
import Snapshots

/// The metrics of a run over its training, from the tables of its folder; where it has none, from its snapshots.
struct RunHistory {
  /// Epochs of the recorded moments, rising; at least one.
  let moments: [Double]
  /// By metric: a value a moment, not a number where there is none.
  let values: [String: [Double]]
  /// By metric: of the epochs that have measures of their own, which may be more than moments.
  private let epochs: [String: [Point]]

  /// - Throws: a sentence that names the file, as for a table that is damaged.
  init(_ folder: RunFolder, progress: Progress) throws {
    guard FileSystem.isFolder(folder.path) else { throw RunReaderError.noFolder(folder.path) }
    if FileSystem.isReadable(folder.metrics) {
      try self.init(tables: folder)
    } else {
      self.init(try FolderRun(folder, progress: progress))
    }
  }

  private init(tables folder: RunFolder) throws {
    let table = try RunTable(path: folder.metrics)
    guard table.rowCount > 0 else {
      throw ReportError.table(folder.metrics, line: 1, "there is no row below it")
    }
    let whole = table["epoch"] ?? []
    let batches = table["batch"] ?? []
    var moments = whole
    if let most = batches.max(), most > 0 {
      let steps = Double(Self.stepsPerEpoch(folder) ?? Int(most) + 1)
      moments = zip(whole, batches).map { $0 + $1 / steps }
    }
    self.moments = moments
    values = table.values.filter { !["epoch", "batch"].contains($0.key) }
    guard FileSystem.isReadable(folder.epochs) else {
      epochs = [:]
      return
    }
    let history = try RunTable(path: folder.epochs)
    epochs = history.values.filter { $0.key != "epoch" }.mapValues { column in
      zip(history["epoch"] ?? [], column).map { Point($0, $1) }
    }
  }

  private init(_ read: FolderRun) {
    moments = read.run.moments.map(\.time.epoch)
    var values: [String: [Double]] = [:]
    for name in MetricName.all where read.records.contains(where: { $0.metrics[name] != nil }) {
      values[name] = read.records.map { $0.metrics[name] ?? .nan }
    }
    self.values = values
    epochs = [:]
  }

  /// The course of a metric: of every epoch that was measured where those are more than the moments, after the moments before
  /// them; empty where it was not measured.
  func curve(_ metric: String) -> [Point] {
    let recorded = zip(moments, values[metric] ?? []).map { Point($0, $1) }
    guard let perEpoch = epochs[metric], perEpoch.count >= moments.count, let first = perEpoch.first
    else { return recorded }
    return recorded.filter { $0.x < first.x } + perEpoch
  }

  /// The updates in an epoch, from the folder's config and samples; `nil` where they do not say.
  private static func stepsPerEpoch(_ folder: RunFolder) -> Int? {
    guard let file = try? TensorReader(path: folder.data), let data = try? RunData(file),
      let samples = file.shapes["inputs.train"]?.first,
      let bytes = try? FileSystem.read(folder.config),
      let config = try? RunConfig(bytes, file: folder.config, classNames: data.classNames)
    else { return nil }
    return config.stepsPerEpoch(samples: samples)
  }
}
