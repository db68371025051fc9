import GIF
import Graphics
import Parallel
import Progress

/// Writes a GIF file, below a limit if there is one: every frame is packed to a few kilobytes first, and compressed when the
/// colours of all are known. No thread holds more than one picture.
struct GIFFilm {
  let job: FilmJob
  /// What is asked for.
  let requested: Compromise
  private let bitPrice = GIF.BitPrice()

  init(_ job: FilmJob) {
    self.job = job
    requested = Compromise(
      quality: job.options.quality, size: job.frames.size)
  }

  /// - Throws: `OutputError.tooLarge` when no compromise is short enough, and what was there before stays.
  func write() throws -> EncodedFilm {
    let film = try packed(job.frames)
    let smooth = try film.smoothed(
      options: options(requested), folder: job.folder, jobs: job.jobs, progress: job.progress,
      stopwatch: job.stopwatch)
    guard let limit = job.options.maxBytes else { return try write(smooth, requested) }
    return try BoundedFilm(self, film, smooth: smooth, limit: limit).write()
  }

  /// The frames, packed and counted.
  ///
  /// - Parameter sample: only some frames; those between the first and the last count for all.
  func packed(_ frames: any FrameSource, sample: [Int]? = nil) throws -> PackedFilm {
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
    let delays = job.timing.centiseconds
    let film = PackedFilm(packer, delays: delays, folder: job.folder, bitPrice: bitPrice)
    let indices = sample ?? Array(0..<frames.count)
    // How many frames one of the sample counts for.
    let share = max(frames.count - 2, 1) / max(indices.count - 2, 1)
    let (progress, stopwatch) = (job.progress, job.stopwatch)
    if sample == nil { progress.begin("Reading", total: frames.count, unit: "frames") }
    try OrderedWork.run(count: indices.count, jobs: job.jobs) {
      Worker(painter: try frames.painter(), tally: packer.tally())
    } produce: { worker, slot in
      let index = indices[slot]
      let weight = slot == 0 || slot == indices.count - 1 ? 1 : share
      let bitmap =
        try isTransparent ? worker.painter.binary(index, size: size, matte: matte) : nil
      return try worker.pack(
        index, bitmap, with: packer, delay: weight * delays[index], stopwatch: stopwatch)
    } consume: { slot, frame in
      try film.append(frame, at: indices[slot])
      if sample == nil { progress.advance() }
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

  /// - Throws: `GIFFileWriter.TooLong` beyond `limit`.
  func write(
    _ film: PackedFilm, _ compromise: Compromise, limit: Int = .max
  ) throws -> EncodedFilm {
    let options = options(compromise)
    job.progress.begin("Compressing", total: job.frames.count, unit: "frames")
    let written = try film.write(
      to: job.path, options: options, every: compromise.step, limit: limit,
      jobs: job.jobs, stopwatch: job.stopwatch
    ) { [progress = job.progress] in progress.advance(by: $0) }
    let palette = written.palette
    let decibels = GIF.decibels(meanSquaredError: written.meanSquaredError)
    // Less than half a decibel is not worth a word.
    let missed = options.targetPSNR.flatMap { decibels < $0 - 0.5 ? $0 : nil }
    return EncodedFilm(
      bytes: written.bytes, frames: written.frames, size: compromise.size, step: compromise.step,
      colors: palette.colors.count - (palette.transparentIndex == nil ? 0 : 1),
      isLocal: palette.isLocal,
      decibels: decibels.isFinite ? decibels : nil, missedDecibels: missed)
  }

  func options(_ compromise: Compromise) -> GIF.Options {
    let wanted = job.options
    var options = GIF.Options(
      effort: wanted.effort, colors: min(wanted.colors, compromise.colors),
      dithering: wanted.dither,
      transparency: job.isTransparent, loop: wanted.loops == 0 ? .forever : .times(wanted.loops),
      comment: wanted.comment)
    options.targetPSNR = GIF.Options.targetPSNR(quality: compromise.quality)
    return options
  }
}
