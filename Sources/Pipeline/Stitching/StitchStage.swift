import CLibrary
import Files
import GIF
import Graphics
import Synchronization

/// Frames from files to a film.
struct StitchStage {
  let request: StitchRequest
  let reader: FrameReader
  let timing: Timing
  let progress: Progress
  let stopwatch = Stopwatch()

  /// What a film has come out as.
  struct Result {
    let file: OutputFile
    var size: Size
    /// Of a GIF.
    var colors: Int?
    /// What the palette costs, in dB; `nil` where nothing is lost.
    var decibels: Double?
    /// What was given up for its length, in words.
    var compromise: String?
  }

  func render() throws -> Result {
    switch request.format {
    case .gif: try gif()
    case .apng, .png:
      Result(
        file: try write(into: APNGFileWriter(request, reader.size, timing)), size: reader.size)
    case .mp4, .webm, .webp:
      Result(
        file: try write(into: FFmpegWriter(request, reader.size, timing)), size: reader.size)
    }
  }

  private func gif() throws -> Result {
    let request = request
    let result = try GIFStage(
      path: request.output,
      wish: Compromise(quality: request.quality, colors: request.colors, size: reader.size),
      limit: request.maxBytes, frames: timing.frames, jobs: request.jobs, progress: progress,
      stopwatch: stopwatch
    ) { compromise in
      GIF.Options(
        quality: compromise.quality, effort: request.effort, colors: compromise.colors,
        dithering: request.dither, loop: request.loops == 0 ? .forever : .times(request.loops),
        comment: "netlapse \(Version.current)")
    } packed: {
      try packed($0)
    }.write()
    return Result(
      file: result.file, size: result.size, colors: result.colors, decibels: result.decibels,
      compromise: result.compromise)
  }

  /// The frames at a size, packed and counted.
  private func packed(_ size: Size) throws -> PackedFilm {
    let packer: GIF.FramePacker
    do {
      packer = try GIF.FramePacker(
        width: size.width, height: size.height, backdrop: reader.first.shrunk(to: size).pixels)
    } catch {
      throw StitchError.cannotEncode(request.output, "\(error)")
    }
    let film = PackedFilm(packer, folder: FileSystem.parent(of: request.output))
    let delays = timing.centiseconds
    progress.begin("Reading", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs) {
      packer.tally()
    } produce: { tally, index in
      let bitmap = try stopwatch.measure(.png) { try reader.frame(index).shrunk(to: size) }
      return try stopwatch.measure(.gif) {
        try packer.pack(bitmap.pixels.span, delay: delays[index], counting: &tally)
      }
    } consume: { _, frame in
      try film.append(frame)
      progress.advance()
    } finish: { tally in
      film.merge(tally)
    }
    return film
  }

  /// Decodes in parallel and hands the frames on in order, few of them at a time.
  private func write(into writer: some PictureWriter) throws -> OutputFile {
    progress.begin("Stitching", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs, ahead: 1) {
    } produce: { _, index in
      try stopwatch.measure(.png) { try reader.frame(index) }
    } consume: { index, bitmap in
      try writer.append(bitmap, at: index)
      progress.advance()
    }
    return OutputFile(path: request.output, bytes: try writer.finish(), frames: timing.frames)
  }
}
