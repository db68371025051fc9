import Cairo
import Figures
import Files
import Output
import Parallel
import Plots
import Progress
import Snapshots
import Synchronization

/// All figures of a run, or of several, to their files.
///
/// Two films are under way at a time, so that one is drawn while the other waits for its palette; the longest come
/// first, so that no long one is left alone at the end. Memory is that of two films, however many there are. Large networks
/// are drawn by fewer threads.
struct DrawingStage {
  let figures: [FigureSpec]
  /// All of the config, also those that are not drawn.
  let all: [FigureSpec]
  /// The runs of each figure.
  let runs: [RunSet]
  let folder: RunFolder
  /// What names the figures, for messages.
  let config: String
  /// The key of their list.
  var list = "figures"
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
          let page = try spec.page(of: runs[index], survey: survey)
          let film = try spec.film(page, text: text)
          let table = try write(
            PlotTable(joining: page.content.plots.compactMap(\.table)), of: spec)
          films.append(Entry(index: index, page: page, film: film, table: table))
        } catch let error as LayoutError {
          throw JobError.noRoom(config, for: spec, of: all, in: list, error)
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
      var file = try write(entry, figures[entry.index], text)
      file.table = entry.table
      files.withLock { $0[entry.index] = file }
    } consume: { _, _ in
    }
    progress.end()
    let written = files.withLock { $0 }
    return figures.indices.compactMap { written[$0] }
  }

  /// Writes what a figure has in numbers, under its own name; the same for all its themes.
  ///
  /// - Returns: the file's name.
  private func write(_ table: PlotTable?, of spec: FigureSpec) throws(FileError) -> String? {
    guard let table else { return nil }
    let name = Self.table(of: spec, in: folder)
    try WholeFile.write(Array(table.csv.utf8), to: folder.output(name))
    return name
  }

  /// The name of the table that a figure may have.
  static func table(of spec: FigureSpec, in folder: RunFolder) -> String {
    let name = FigureSpec.stem(of: spec.themedFile ?? spec.file)
    // A film of that name is not to take the place of a table of the run.
    let isTaken = [folder.metrics, folder.epochs, folder.layers].contains(
      folder.output(name + ".csv"))
    return name + (isTaken ? "-\(spec.kind.rawValue).csv" : ".csv")
  }

  /// A figure that is ready to be drawn.
  private struct Entry: Sendable {
    let index: Int
    let page: Page
    let film: Film
    let table: String?
  }

  private func write(
    _ entry: Entry, _ spec: FigureSpec, _ text: CairoTextMeasure
  ) throws -> OutputFile {
    let format = spec.format
    if let picture = format.picture { return try write(entry, spec, as: picture) }
    guard let write = format.film else {
      throw OutputError.cannotEncode(spec.file, "there are no films of this format")
    }
    let path = folder.output(spec.file)
    let frames = writesFrames ? folder.frames(of: spec.name) : nil
    if let frames { try FileSystem.makeFolder(frames) }
    let source = try FigureFrames(
      entry.film, smaller: { try spec.film(entry.page, size: $0, text: text) }, folder: frames,
      stopwatch: stopwatch, drawn: { [progress] in progress.advance() })
    var options = spec.encoding
    options.comment = "netlapse \(Version.current), config \(hash)"
    options.background =
      spec.background == .none ? nil : entry.film.backdrop.background.map { $0.pixel & 0xFF_FFFF }
    options.matte = spec.paper.pixel & 0xFF_FFFF
    let film = try write(
      FilmJob(
        path: path, frames: source, options: options, jobs: threads.threads,
        progress: Progress(.quiet), stopwatch: stopwatch))
    // Frames of an earlier, longer film are not left among those of this one.
    if frames != nil { folder.removeFrames(of: spec.name, from: source.count + 1) }
    return OutputFile(
      path: path, bytes: film.bytes, frames: film.frames, altText: entry.page.altText,
      compromise: film.compromise)
  }

  /// Writes one moment.
  private func write(
    _ entry: Entry, _ spec: FigureSpec, as encode: (Picture) throws -> [UInt8]
  ) throws -> OutputFile {
    let path = folder.output(spec.file)
    let bytes = try stopwatch.measure(.drawing) {
      try encode(
        Picture(
          scene: try entry.film.scene(0), title: entry.page.shownTitle,
          altText: entry.page.altText))
    }
    try WholeFile.write(bytes, to: path)
    progress.advance()
    return OutputFile(path: path, bytes: bytes.count, frames: nil, altText: entry.page.altText)
  }
}
