import GIF
import Graphics
import Parallel
import Progress

/// Writes a GIF file, below a limit if there is one: every frame is packed to a few kilobytes first, and compressed when the
/// colours of all are known. No thread holds more than one picture.
struct GIFFilm {
  let job: FilmJob
  /// What is asked for.
  private let requested: Compromise

  init(_ job: FilmJob) {
    self.job = job
    requested = Compromise(
      quality: job.options.quality, colors: job.options.colors, size: job.frames.size)
  }

  /// - Throws: `OutputError.tooLarge` when no compromise is short enough, and what was there before stays.
  func write() throws -> EncodedFilm {
    let film = try packed(job.frames)
    guard let limit = job.options.maxBytes else { return try write(film, requested) }
    // What is asked may fit as it is.
    if let whole = try attempt(film, requested, limit: limit) { return whole }
    let formats = requested.formats(frames: job.frames.count)
    let loss = try FormatLoss(job.frames, formats: formats)
    let search = SizeSearch(
      limit: limit,
      formats: formats.map { (format: $0, error: loss.error(of: $0)) }.sorted {
        $0.error < $1.error
      },
      floors: job.options.keepsColors ? [.faithful] : Compromise.Floor.allCases)
    var films = [requested.size: film]
    var smallest = Int.max
    var result: EncodedFilm?
    var looked: [Compromise] = []
    let isFound = try search.run { compromise in
      if films[compromise.size] == nil {
        films[compromise.size] = try job.frames.resized(to: compromise.size).map { try packed($0) }
      }
      if looked.last?.size != compromise.size || looked.last?.step != compromise.step {
        looked.append(compromise)
        job.progress.begin("Searching", total: formats.count, unit: "formats", done: looked.count)
      }
      let estimate = try films[compromise.size]?.estimate(
        options: options(compromise), every: compromise.step, jobs: job.jobs,
        stopwatch: job.stopwatch)
      smallest = min(smallest, estimate?.bytes ?? .max)
      return estimate
    } write: { compromise in
      guard let film = films[compromise.size],
        let written = try attempt(film, compromise, limit: limit)
      else { return nil }
      result = written
      return written.bytes
    }
    guard isFound, let result else {
      throw OutputError.tooLarge(job.path, smallest: smallest, limit: limit)
    }
    return result
  }

  /// The frames, packed and counted.
  private func packed(_ frames: any FrameSource) throws -> PackedFilm {
    let (size, isTransparent) = (frames.size, job.isTransparent)
    var backdrop = try frames.backdrop
    let matte = job.options.matte
    if isTransparent { backdrop.makeBinary(over: matte) }
    let packer: GIF.FramePacker
    do {
      packer = try GIF.FramePacker(
        width: size.width, height: size.height, backdrop: backdrop.pixels,
        transparency: isTransparent)
    } catch {
      throw OutputError.cannotEncode(job.path, "\(error)")
    }
    let film = PackedFilm(packer, folder: job.folder)
    let delays = job.timing.centiseconds
    let (progress, stopwatch) = (job.progress, job.stopwatch)
    progress.begin("Reading", total: frames.count, unit: "frames")
    try OrderedWork.run(count: frames.count, jobs: job.jobs) {
      Worker(painter: try frames.painter(), tally: packer.tally())
    } produce: { worker, index in
      let bitmap =
        try isTransparent ? worker.painter.binary(index, size: size, matte: matte) : nil
      return try worker.pack(
        index, bitmap, with: packer, delay: delays[index], stopwatch: stopwatch)
    } consume: { _, frame in
      try film.append(frame)
      progress.advance()
    } finish: { worker in
      film.merge(worker.tally)
    }
    return film
  }

  /// What a thread keeps from frame to frame.
  private struct Worker: ~Copyable {
    let painter: any FramePainter
    var tally: GIF.ColorTally

    /// - Parameter bitmap: the frame where its components are straight; else it is as the painter gives it.
    mutating func pack(
      _ index: Int, _ bitmap: Bitmap?, with packer: GIF.FramePacker, delay: Int,
      stopwatch: Stopwatch
    ) throws -> GIF.PackedFrame {
      if let bitmap {
        return try stopwatch.measure(.gif) {
          try packer.pack(bitmap.pixels.span, delay: delay, counting: &tally)
        }
      }
      return try painter.withPixels(of: index) { pixels in
        try stopwatch.measure(.gif) {
          try packer.pack(pixels.span, delay: delay, counting: &tally)
        }
      }
    }
  }

  /// - Returns: `nil` if the film is too long.
  private func attempt(
    _ film: PackedFilm, _ compromise: Compromise, limit: Int
  ) throws -> EncodedFilm? {
    do {
      var result = try write(film, compromise, limit: limit)
      result.compromise = compromise.summary(for: requested)
      return result
    } catch is GIFFileWriter.TooLong {
      return nil
    }
  }

  private func write(
    _ film: PackedFilm, _ compromise: Compromise, limit: Int = .max
  ) throws -> EncodedFilm {
    job.progress.begin("Compressing", total: job.frames.count, unit: "frames")
    let written = try film.write(
      to: job.path, options: options(compromise), every: compromise.step, limit: limit,
      jobs: job.jobs, stopwatch: job.stopwatch
    ) { [progress = job.progress] in progress.advance(by: $0) }
    let palette = written.palette
    // Less than half a decibel is not worth a word.
    let missed = options(compromise).targetPSNR.flatMap {
      palette.peakSignalToNoiseRatio < $0 - 0.5 ? $0 : nil
    }
    return EncodedFilm(
      bytes: written.bytes, frames: written.frames, size: compromise.size, step: compromise.step,
      colors: palette.colors.count - (palette.transparentIndex == nil ? 0 : 1),
      isLocal: palette.isLocal,
      decibels: palette.isExact ? nil : palette.peakSignalToNoiseRatio, missedDecibels: missed)
  }

  private func options(_ compromise: Compromise) -> GIF.Options {
    let options = job.options
    return GIF.Options(
      quality: compromise.quality, effort: options.effort, colors: compromise.colors,
      dithering: options.dither, transparency: job.isTransparent,
      loop: options.loops == 0 ? .forever : .times(options.loops), comment: options.comment)
  }
}
