import CLibrary
import Files
import Output
import Parallel
import Progress
import Report
import Snapshots

/// Makes the films of a run small enough for a page. The largest GIFs are encoded anew: with fewer colours as long as no error
/// is seen, then with fewer frames, then of fewer pixels. The files stay as they are.
struct FilmBudget {
  /// Bytes of a run's films, a third more as text on the page.
  var bytes = 2_150_000
  /// Where frames wait that have no room in memory, and a film until it is read.
  let folder: String
  let progress: Progress
  var jobs = Processors.available

  /// The films of a run folder, so that all take no more than `bytes`; what cannot be made so small stays as it is.
  ///
  /// - Parameter moments: the epochs of the run's moments.
  /// - Returns: for each film that is no longer that of its file what has changed, in words.
  /// - Throws: `FileError` when there is no room on the disk.
  func fit(
    _ films: inout [ReportFilm], in run: RunFolder, moments: [Double]
  ) throws -> [String] {
    let cap = Self.cap(
      films.map { (size: $0.embeddedBytes, isFixed: !Self.isGIF($0)) }, total: bytes)
    var changes: [String] = []
    for (index, film) in films.enumerated() where Self.isGIF(film) && film.embeddedBytes > cap {
      guard let (fitted, change) = try fitted(film, in: run, moments: moments, cap) else {
        continue
      }
      films[index] = fitted
      changes.append("\(film.name) with \(change)")
    }
    return changes
  }

  /// What the largest films may take so that all take no more than `total`; films that are fixed take what they take.
  static func cap(_ films: [(size: Int, isFixed: Bool)], total: Int) -> Int {
    var left = max(0, total - films.filter(\.isFixed).reduce(0) { $0 + $1.size })
    let sizes = films.filter { !$0.isFixed }.map(\.size).sorted()
    for (index, size) in sizes.enumerated() {
      let share = left / (sizes.count - index)
      if size > share { return share }
      left -= size
    }
    return .max
  }

  private static func isGIF(_ film: ReportFilm) -> Bool { film.mediaType == "image/gif" }

  /// - Returns: `nil` for a film that is damaged, or cannot be as small.
  private func fitted(
    _ film: ReportFilm, in run: RunFolder, moments: [Double], _ limit: Int
  ) throws -> (film: ReportFilm, change: String)? {
    let file = run.output(film.name)
    let path = "\(folder)/.netlapse-film-\(getpid()).gif"
    guard let reader = try? FrameReader([file], background: nil, folder: folder) else { return nil }
    // A picture of the end at the beginning is no moment. Frames that are not the run's moments, such as samples, have no epochs.
    let skipped = reader.count == moments.count + 1 ? 1 : 0
    let own = reader.count - skipped == moments.count ? moments : []
    var options = EncodingOptions(pace: reader.pace(from: skipped))
    options.maxBytes = max(0, limit - (film.embeddedBytes - film.bytes.count))
    options.keepsColors = true
    options.background = reader.first.pixels.allSatisfy { $0 >> 24 == 255 } ? 0xFFFFFF : nil
    let stopwatch = Stopwatch()
    let job = FilmJob(
      path: path,
      frames: StitchFrames(
        reader: reader, size: reader.size, skipped: skipped, stopwatch: stopwatch),
      options: options, jobs: jobs, progress: progress, stopwatch: stopwatch)
    let result: EncodedFilm
    do {
      guard let write = OutputFormat.gif.film else { return nil }
      result = try write(job)
    } catch OutputError.tooLarge {
      return nil
    }
    defer { FileSystem.remove(path) }
    let last = own.count - 1
    return (
      ReportFilm(
        name: film.name, altText: film.altText, mediaType: film.mediaType,
        bytes: try FileSystem.read(path), theme: film.theme,
        moments: own.indices.filter { $0 % result.step == 0 || $0 == last }.map { own[$0] }),
      result.compromise ?? "its colours encoded anew"
    )
  }
}
