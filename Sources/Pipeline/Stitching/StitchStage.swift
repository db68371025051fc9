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

  private func options(_ compromise: Compromise) -> GIF.Options {
    GIF.Options(
      quality: compromise.quality, effort: request.effort, colors: compromise.colors,
      dithering: request.dither, loop: request.loops == 0 ? .forever : .times(request.loops),
      comment: "netlapse \(Version.current)")
  }

  private func gif() throws -> Result {
    let wish = Compromise(quality: request.quality, colors: request.colors, size: reader.size)
    let film = try packed(wish.size)
    guard let limit = request.maxBytes else { return try write(film, wish) }
    let search = SizeSearch(limit: limit)
    var smallest = 0
    var current = (size: wish.size, film: film)
    // What is asked may fit as it is.
    if let result = try attempt(film, [wish], limit: limit, wish: wish) { return result }
    for format in wish.formats(frames: timing.frames) {
      if format.size != current.size { current = (format.size, try packed(format.size)) }
      let (film, ladder) = (current.film, format.fidelities())
      progress.begin("Searching", total: SizeSearch.steps(of: ladder), unit: "attempts")
      let found = try search.first(of: ladder) { compromise in
        smallest = try film.estimate(
          options: options(compromise), every: compromise.step, jobs: request.jobs,
          stopwatch: stopwatch)
        progress.advance()
        return smallest
      }
      // An estimate may be short of the truth.
      if let found, let result = try attempt(film, ladder[found...], limit: limit, wish: wish) {
        return result
      }
    }
    throw StitchError.tooLarge(request.output, smallest: smallest, limit: limit)
  }

  /// The first of the films that is short enough.
  private func attempt(
    _ film: PackedFilm, _ ladder: ArraySlice<Compromise>, limit: Int, wish: Compromise
  ) throws -> Result? {
    for compromise in ladder {
      do {
        var result = try write(film, compromise, limit: limit)
        result.compromise = compromise.words(for: wish)
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
    progress.begin("Compressing", total: timing.frames, unit: "frames")
    let (file, palette) = try film.write(
      to: request.output, options: options(compromise), every: compromise.step, limit: limit,
      jobs: request.jobs, stopwatch: stopwatch
    ) { [progress] in progress.advance(by: $0) }
    return Result(
      file: file, size: compromise.size,
      colors: palette.colors.count - (palette.transparentIndex == nil ? 0 : 1),
      decibels: palette.isExact ? nil : palette.peakSignalToNoiseRatio)
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
