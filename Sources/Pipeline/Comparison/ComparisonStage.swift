import Experiments
import Figures
import Files
import Progress
import Snapshots

/// All comparisons of runs to their files.
struct ComparisonStage {
  let runs: ComparedRuns
  let comparisons: [ComparisonSpec]
  /// Where the files go; it must be there.
  let folder: RunFolder
  /// What names the comparisons, for messages.
  let config: String
  /// Kept in the files.
  let hash: String
  var writesFrames = false
  let jobs: Int
  let progress: Progress
  let stopwatch: Stopwatch

  /// - Returns: the files in the order of the comparisons.
  /// - Throws: what is wrong with a comparison, before anything is written.
  func render() throws -> [OutputFile] {
    let sets = try comparisons.indices.map(checked)
    try RoomCheck.check(
      comparisons, of: runs.set, names: runs.names, all: comparisons, config: config)
    let pictures = comparisons.indices.filter { comparisons[$0].table == nil }
    let figures = pictures.map { comparisons[$0].figure }
    let drawn = try DrawingStage(
      figures: figures, all: comparisons.map(\.figure), runs: pictures.map { sets[$0] },
      folder: folder, config: config, list: "compare", writesFrames: writesFrames,
      threads: DrawingThreads(runs.size, jobs: jobs), hash: hash, progress: progress,
      stopwatch: stopwatch
    ).render()
    var files = Dictionary(uniqueKeysWithValues: zip(pictures, drawn))
    for (index, spec) in comparisons.enumerated() {
      guard let format = spec.table, let table = try spec.figure.summaryTable(of: sets[index])
      else { continue }
      let path = folder.output(spec.figure.file)
      let bytes = Array(table.text(format).utf8)
      try WholeFile.write(bytes, to: path)
      files[index] = OutputFile(path: path, bytes: bytes.count, frames: nil)
    }
    return comparisons.indices.compactMap { files[$0] }
  }

  /// The runs of a comparison.
  private func checked(_ index: Int) throws -> RunSet {
    let spec = comparisons[index]
    do {
      let set = try spec.chosen(of: runs.set, names: runs.names)
      try spec.figure.kind.check(spec.figure.options, of: spec.figure.kind.shown(of: set))
      return set
    } catch let error as ComparisonError {
      throw unsuitable(index, error)
    } catch let error as FigureError {
      throw unsuitable(index, error)
    }
  }

  private func unsuitable(_ index: Int, _ error: any Error & Sendable) -> ComparisonJobError {
    .unsuitable(
      config, index: comparisons.map(\.figure).entry(at: index),
      file: comparisons[index].figure.file, error)
  }
}
