import Figures
import Files
import PNG
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
  let request: RenderRequest
  let threads: DrawingThreads
  /// Of the config, kept in the files.
  let hash: String
  let progress: Progress
  let stopwatch: Stopwatch

  /// - Returns: the files in the order of the figures.
  func render() throws -> [OutputFile] {
    var films: [(index: Int, film: Film)] = []
    for (index, spec) in figures.enumerated() {
      films.append((index, try stopwatch.measure(.drawing) { try Figure.film(spec, of: run) }))
    }
    films.sort { (length($0), $1.index) > (length($1), $0.index) }
    progress.begin("Drawing", total: films.map(length).reduce(0, +), unit: "frames")
    let files = Mutex([Int: OutputFile]())
    let queue = films
    try OrderedWork.run(count: queue.count, jobs: threads.films) {
    } produce: { _, place in
      let (index, film) = queue[place]
      let file = try write(film, figures[index])
      files.withLock { $0[index] = file }
    } consume: { _, _ in
    }
    progress.end()
    let written = files.withLock { $0 }
    return figures.indices.compactMap { written[$0] }
  }

  private func length(_ entry: (index: Int, film: Film)) -> Int {
    FigureFormat(file: figures[entry.index].file) == .gif ? entry.film.frameCount : 1
  }

  private func write(_ film: Film, _ spec: FigureSpec) throws -> OutputFile {
    switch FigureFormat(file: spec.file) {
    case .gif, nil:
      return try FilmStage(
        film: film,
        smaller: { [run] size in
          var spec = spec
          spec.size = size
          return try Figure.film(spec, of: run)
        }, spec: spec, folder: folder, writesFrames: request.writesFrames,
        jobs: threads.threads, hash: hash, progress: progress, stopwatch: stopwatch
      ).render()
    case .png:
      let path = folder.output(spec.file)
      let bytes = try PNG.encode(try FrameWorker.draw(try film.scene(film.frameCount - 1)))
      try WholeFile.write(bytes, to: path)
      progress.advance()
      return OutputFile(path: path, bytes: bytes.count, frames: nil)
    }
  }
}
