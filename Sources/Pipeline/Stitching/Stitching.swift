import CLibrary
import Files
import Formatting
import Output
import Progress

/// `render stitch`: PNG files to a film.
public enum Stitching {
  /// Reads the frames, writes the film and prints a line about it.
  ///
  /// What was at the output's place stays until the film is whole.
  ///
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code.
  public static func run(_ request: StitchRequest) throws {
    let started = Clock.seconds
    var request = request
    let progress = Progress.automatic(quiet: request.isQuiet)
    let files = try FrameFiles.named(request.frames, output: request.output) {
      progress.say("render: note: " + $0)
    }
    let named = request.output
    request.output = try OutputPath.checked(named)
    let reader = try FrameReader(
      files, background: request.encoding.background, folder: FileSystem.parent(of: request.output))
    let pace = request.encoding.pace ?? reader.pace
    if case .delays(let delays) = pace, delays.count > 1, delays.count != reader.count {
      throw StitchError.delayCount(delays.count, frames: reader.count)
    }
    if let warning = request.format.warning(pace) {
      progress.say("render: warning: " + warning)
    }
    guard let write = request.format.film else {
      throw OutputError.cannotEncode(named, "there are no films of this format")
    }
    request.encoding.pace = pace
    request.encoding.comment = "netlapse \(Version.current)"
    let stopwatch = Stopwatch()
    let job = FilmJob(
      path: request.output,
      frames: StitchFrames(reader: reader, size: reader.size, stopwatch: stopwatch),
      options: request.encoding, jobs: request.jobs, progress: progress, stopwatch: stopwatch)
    let film = try write(job)
    progress.end()
    if !request.isQuiet {
      if let compromise = film.compromise {
        progress.say("render: to stay below --max-bytes: \(compromise)")
      }
      print(line(named, request.format, film, job.timing))
      progress.say("done in \(Readable.time(Clock.seconds - started))")
    }
  }

  private static func line(
    _ path: String, _ format: OutputFormat, _ film: EncodedFilm, _ timing: Timing
  ) -> String {
    var parts = [
      path.escapingControls, Readable.bytes(film.bytes),
      "\(film.size.width)×\(film.size.height)", Readable.counted(film.frames, "frame"),
      Readable.time(timing.duration(inCentiseconds: format == .gif)),
    ]
    if film.isLocal {
      parts.append("a palette a frame")
    } else if let colors = film.colors {
      parts.append(Readable.counted(colors, "colour"))
    }
    parts.append(
      film.decibels.map { "\(Numerals.fixed($0, decimals: 1)) dB" }
        ?? (film.colors == nil ? "" : "exact"))
    if let missed = film.missedDecibels {
      parts.append(
        "(the quality is \(Numerals.fixed(missed, decimals: 1)) dB, which so few colours do not reach)"
      )
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
