import Files
import Formatting
import GIF
import Graphics

/// Packed frames to a GIF file, below a limit if there is one.
struct GIFStage {
  let path: String
  /// What is asked for.
  let requested: Compromise
  /// The most bytes that the file may have.
  let limit: Int?
  /// Of the film.
  let frames: Int
  let jobs: Int
  let progress: Progress
  let stopwatch: Stopwatch
  let options: @Sendable (Compromise) -> GIF.Options
  /// The frames at a size, packed and counted.
  let packed: (Size) throws -> PackedFilm

  /// What a film has come out as.
  struct Result {
    let file: OutputFile
    let size: Size
    let colors: Int
    /// What the palette costs, in dB; `nil` where nothing is lost.
    let decibels: Double?
    /// What was given up for its length, in words.
    var compromise: String?
  }

  /// - Throws: `FilmError.tooLarge` when no compromise is short enough, and what was there before stays.
  func write() throws -> Result {
    let film = try packed(requested.size)
    guard let limit else { return try write(film, requested) }
    let search = SizeSearch(limit: limit)
    var smallest = 0
    var current = (size: requested.size, film: film)
    // What is asked may fit as it is.
    if let result = try attempt(film, [requested], limit: limit) { return result }
    for format in requested.formats(frames: frames) {
      if format.size != current.size { current = (format.size, try packed(format.size)) }
      let (film, ladder) = (current.film, format.fidelities())
      progress.begin("Searching", total: SizeSearch.steps(of: ladder), unit: "attempts")
      let found = try search.first(of: ladder) { compromise in
        smallest = try film.estimate(
          options: options(compromise), every: compromise.step, jobs: jobs, stopwatch: stopwatch)
        progress.advance()
        return smallest
      }
      // An estimate may be short of the truth.
      if let found, let result = try attempt(film, ladder[found...], limit: limit) {
        return result
      }
    }
    throw FilmError.tooLarge(path, smallest: smallest, limit: limit)
  }

  /// The first of the films that is short enough.
  private func attempt(
    _ film: PackedFilm, _ ladder: ArraySlice<Compromise>, limit: Int
  ) throws -> Result? {
    for compromise in ladder {
      do {
        var result = try write(film, compromise, limit: limit)
        result.compromise = compromise.summary(for: requested)
        return result
      } catch is GIFFileWriter.TooLong {
        continue
      }
    }
    return nil
  }

  private func write(
    _ film: PackedFilm, _ compromise: Compromise, limit: Int = .max
  ) throws -> Result {
    progress.begin("Compressing", total: frames, unit: "frames")
    let (file, palette) = try film.write(
      to: path, options: options(compromise), every: compromise.step, limit: limit, jobs: jobs,
      stopwatch: stopwatch
    ) { [progress] in progress.advance(by: $0) }
    return Result(
      file: file, size: compromise.size,
      colors: palette.colors.count - (palette.transparentIndex == nil ? 0 : 1),
      decibels: palette.isExact ? nil : palette.peakSignalToNoiseRatio)
  }
}

/// Why a film cannot be what is asked for.
enum FilmError: Error, Equatable, CustomStringConvertible, ExitCoded {
  /// A film that no compromise makes short enough.
  case tooLarge(String, smallest: Int, limit: Int)

  var description: String {
    switch self {
    case .tooLarge(let path, let smallest, let limit):
      "\(path): the film may take \(Readable.bytes(limit)) at most, and takes about \(Readable.bytes(smallest)) with few colours, frames and pixels"
    }
  }

  var exitStatus: Int32 { ExitStatus.badData }
}
