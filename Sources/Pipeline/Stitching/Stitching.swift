import Files
import Formatting
import Plots

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
      files, background: request.background, folder: FileSystem.parent(of: request.output))
    let pace = request.pace ?? reader.pace
    if case .delays(let delays) = pace, delays.count > 1, delays.count != reader.count {
      throw StitchError.delayCount(delays.count, frames: reader.count)
    }
    let timing = Timing(
      frames: reader.count, pace: pace, holdFirst: request.holdFirst,
      holdLast: request.holdLast)
    if let warning = request.format.warning(for: pace) {
      progress.say("render: warning: " + warning)
    }
    let result = try StitchStage(
      request: request, reader: reader, timing: timing, progress: progress
    ).render()
    progress.end()
    if !request.isQuiet {
      if let compromise = result.compromise {
        progress.say("render: to stay below --max-bytes: \(compromise)")
      }
      print(line(named, request.format, result, timing))
      progress.say("done in \(Readable.time(Clock.seconds - started))")
    }
  }

  private static func line(
    _ path: String, _ format: StitchFormat, _ result: StitchStage.Result, _ timing: Timing
  ) -> String {
    let count = result.file.frames ?? timing.frames
    var parts = [
      path.escapingControls, Readable.bytes(result.file.bytes),
      "\(result.size.width)×\(result.size.height)", Readable.counted(count, "frame"),
      Readable.time(timing.duration(inCentiseconds: format == .gif)),
    ]
    if let colors = result.colors { parts.append(Readable.counted(colors, "colour")) }
    parts.append(
      result.decibels.map { "\(Numerals.fixed($0, decimals: 1)) dB" }
        ?? (result.colors == nil ? "" : "exact"))
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
