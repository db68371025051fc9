import GIF
import Glibc
import Graphics
import Snapshots
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
    /// Of a GIF.
    var colors: Int?
    /// What the palette costs, in dB; `nil` where nothing is lost.
    var decibels: Double?
  }

  func render() throws -> Result {
    switch request.format {
    case .gif: try gif()
    case .apng, .png: Result(file: try write(into: APNGFileWriter(request, reader.size, timing)))
    case .mp4, .webm, .webp:
      Result(file: try write(into: FFmpegWriter(request, reader.size, timing)))
    }
  }

  private func gif() throws -> Result {
    let options = GIF.Options(
      quality: request.quality, effort: request.effort, colors: request.colors,
      loop: request.loops == 0 ? .forever : .times(request.loops),
      comment: "netlapse \(Version.current)")
    let size = reader.size
    let packer: GIF.FramePacker
    do {
      packer = try GIF.FramePacker(
        width: size.width, height: size.height, backdrop: reader.first.pixels)
    } catch {
      throw StitchError.cannotEncode(request.output, "\(error)")
    }
    let packed = PackedFilm(packer, folder: FileSystem.parent(of: request.output))
    let delays = timing.centiseconds
    progress.begin("Reading", total: timing.frames, unit: "frames")
    try OrderedWork.run(count: timing.frames, jobs: request.jobs) {
      packer.tally()
    } produce: { tally, index in
      let bitmap = try stopwatch.measure(.png) { try reader.frame(index) }
      return try stopwatch.measure(.gif) {
        try packer.pack(bitmap.pixels.span, delay: delays[index], counting: &tally)
      }
    } consume: { _, frame in
      try packed.append(frame)
      progress.advance()
    } finish: { tally in
      packed.merge(tally)
    }
    progress.begin("Compressing", total: timing.frames, unit: "frames")
    let (file, palette) = try packed.write(
      to: request.output, options: options, jobs: request.jobs, stopwatch: stopwatch
    ) { [progress] in progress.advance(by: $0) }
    return Result(
      file: file, colors: palette.colors.count - (palette.transparentIndex == nil ? 0 : 1),
      decibels: palette.isExact ? nil : palette.peakSignalToNoiseRatio)
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
