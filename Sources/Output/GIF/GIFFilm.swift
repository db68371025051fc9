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
  /// Of so many compromises one is estimated.
  private static let spacing = 3

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
    if let whole = try attempt(film, [requested], limit: limit) { return whole.film }
    let formats = requested.formats(frames: job.frames.count)
    let loss = try FormatLoss(job.frames, formats: formats)
    let ranked = formats.map { (format: $0, error: loss.error(of: $0)) }.sorted {
      $0.error < $1.error
    }
    var films = [requested.size: film]
    var smallest = Int.max
    let floors = job.options.keepsColors ? [.faithful] : Compromise.Floor.allCases
    for floor in floors {
      // An estimate may be short of the truth: then it is to be shorter.
      for share in [1, 0.9, 0.8] {
        guard
          let best = try best(
            of: ranked, downTo: floor, limit: Int(share * Double(limit)), &films, &smallest),
          let film = films[best.ladder[best.index].size]
        else { break }
        if let found = try attempt(film, best.ladder[best.index...].prefix(3), limit: limit) {
          return try improved(found.film, film, best.ladder, from: found.index, limit: limit)
        }
      }
    }
    throw OutputError.tooLarge(job.path, smallest: smallest, limit: limit)
  }

  /// What is about short enough and loses least: a ladder, and how far down it.
  private func best(
    of formats: [(format: Compromise, error: Double)], downTo floor: Compromise.Floor, limit: Int,
    _ films: inout [Size: PackedFilm], _ smallest: inout Int
  ) throws -> (ladder: [Compromise], index: Int)? {
    var best: (ladder: [Compromise], index: Int, error: Double)?
    for (format, error) in formats {
      // Colours cost something too.
      if let best, error >= best.error { break }
      if films[format.size] == nil {
        films[format.size] = try job.frames.resized(to: format.size).map { try packed($0) }
      }
      guard let film = films[format.size] else { continue }
      let ladder = format.fidelities(downTo: floor)
      let found = try search(ladder, film, limit: limit, smallest: &smallest)
      guard let found, error + found.error < best?.error ?? .infinity else { continue }
      best = (ladder, found.index, error + found.error)
    }
    return best.map { ($0.ladder, $0.index) }
  }

  /// The first of a ladder that is about short enough, and the mean squared error of its colours.
  private func search(
    _ ladder: [Compromise], _ film: PackedFilm, limit: Int, smallest: inout Int
  ) throws -> (index: Int, error: Double)? {
    // Neighbours are alike: it is enough to know about where.
    let rungs = Array(stride(from: 0, to: ladder.count - 1, by: Self.spacing)) + [ladder.count - 1]
    job.progress.begin("Searching", total: SizeSearch.steps(of: rungs.count), unit: "attempts")
    var errors: [Int: Double] = [:]
    let index = try SizeSearch(limit: limit).first(of: rungs.count) { rung in
      let compromise = ladder[rungs[rung]]
      let estimate = try film.estimate(
        options: options(compromise), every: compromise.step, jobs: job.jobs,
        stopwatch: job.stopwatch)
      job.progress.advance()
      smallest = min(smallest, estimate.bytes)
      errors[rung] = estimate.error
      return estimate.bytes
    }
    return index.map { (rungs[$0], errors[$0] ?? 0) }
  }

  /// A film of a higher quality, where the one found leaves much of the limit unused.
  private func improved(
    _ result: EncodedFilm, _ film: PackedFilm, _ ladder: [Compromise], from index: Int, limit: Int
  ) throws -> EncodedFilm {
    var (result, index) = (result, index)
    // A step is worth about two hundredths.
    var steps = Int(50 * (Double(limit) / Double(max(result.bytes, 1)) - 1))
    while index > 0, steps > 0, 100 * result.bytes < 95 * limit {
      let better = max(0, index - steps)
      if let found = try attempt(film, ladder[better...better], limit: limit) {
        (result, index) = found
      }
      steps /= 2
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

  /// The first of the films that is short enough, and which it is.
  private func attempt(
    _ film: PackedFilm, _ ladder: ArraySlice<Compromise>, limit: Int
  ) throws -> (film: EncodedFilm, index: Int)? {
    for (index, compromise) in zip(ladder.indices, ladder) {
      do {
        var result = try write(film, compromise, limit: limit)
        result.compromise = compromise.summary(for: requested)
        return (result, index)
      } catch is GIFFileWriter.TooLong {
        continue
      }
    }
    return nil
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
