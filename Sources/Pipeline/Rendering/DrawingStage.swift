import Cairo
import Figures
import Files
import PNG
import Plots
import Snapshots
import Synchronization

/// All figures of a run to their files.
///
/// Two films are under way at a time, so that one is drawn while the other waits for its palette; the longest come
/// first, so that no long one is left alone at the end. Memory is that of two films, however many there are. Large networks
/// are drawn by fewer threads.
struct DrawingStage {
  let figures: [FigureSpec]
  let run: Run
  let folder: RunFolder
  /// What names the figures, for messages.
  let config: String
  let writesFrames: Bool
  let threads: DrawingThreads
  /// Of the config, kept in the files.
  let hash: String
  let progress: Progress
  let stopwatch: Stopwatch

  /// - Returns: the files in the order of the figures.
  func render() throws -> [OutputFile] {
    if figures.isEmpty { return [] }
    let text = try CairoTextMeasure()
    let survey = ParallelSurvey(jobs: threads.threads)
    var films: [Entry] = []
    for (index, spec) in figures.enumerated() {
      try stopwatch.measure(.drawing) {
        do {
          let page = try spec.page(of: run, survey: survey)
          films.append(
            Entry(index: index, page: page, film: try spec.film(page, text: text)))
        } catch let error as LayoutError {
          throw JobError.noRoom(config, figure: index, spec.file, error)
        }
      }
    }
    films.sort { ($0.film.frameCount, $1.index) > ($1.film.frameCount, $0.index) }
    progress.begin("Drawing", total: films.map(\.film.frameCount).reduce(0, +), unit: "frames")
    let files = Mutex([Int: OutputFile]())
    let queue = films
    try OrderedWork.run(count: queue.count, jobs: threads.films) {
    } produce: { _, place in
      let entry = queue[place]
      let file = try write(entry, figures[entry.index], text)
      files.withLock { $0[entry.index] = file }
    } consume: { _, _ in
    }
    progress.end()
    let written = files.withLock { $0 }
    return figures.indices.compactMap { written[$0] }
  }

  /// A figure that is ready to be drawn.
  private struct Entry: Sendable {
    let index: Int
    let page: Page
    let film: Film
  }

  private func write(
    _ entry: Entry, _ spec: FigureSpec, _ text: CairoTextMeasure
  ) throws -> OutputFile {
    switch FigureFormat(file: spec.file) {
    case .gif, nil:
      return try FilmStage(
        film: entry.film, smaller: { try spec.film(entry.page, size: $0, text: text) },
        spec: spec, folder: folder, writesFrames: writesFrames,
        jobs: threads.threads, hash: hash, progress: progress, stopwatch: stopwatch
      ).render()
    case .png:
      let path = folder.output(spec.file)
      let bytes = try PNG.encode(try FrameWorker.draw(try entry.film.scene(0)))
      try WholeFile.write(bytes, to: path)
      progress.advance()
      return OutputFile(path: path, bytes: bytes.count, frames: nil)
    }
  }
}
