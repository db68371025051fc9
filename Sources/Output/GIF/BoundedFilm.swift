import Graphics

/// Writes a GIF file that has no more than so many bytes, whatever must give way.
struct BoundedFilm {
  private typealias Format = Compromise.Format

  private let film: GIFFilm
  /// Those of the job, from where they are there soonest.
  private let frames: any FrameSource
  private let limit: Int
  /// The frames at their own size, where they are opaque.
  private let unpacked: UnpackedFrames?
  private var loss: FormatLoss
  /// Those of each step.
  private var changes: [Int: FrameChanges] = [:]
  /// Films with all frames that are shown.
  private var whole: [Format: PackedFilm]
  /// Those with only the frames that an estimate needs.
  private var samples: [Format: PackedFilm] = [:]
  private var estimates: [Compromise: RateModel.Estimate] = [:]
  /// The last of each format.
  private var latest: [Format: RateModel.Estimate] = [:]
  /// The fewest bytes of all films so far, about.
  private var smallest = Int.max
  private var result: EncodedFilm?

  /// - Parameters:
  ///   - packed: the film as it is asked for.
  ///   - smooth: the same with colours that change in few steps.
  init(_ film: GIFFilm, _ packed: PackedFilm, smooth: PackedFilm, limit: Int) throws {
    self.film = film
    self.limit = limit
    // Frames that are drawn are drawn anew for another size; those of files are only made smaller.
    let job = film.job
    unpacked =
      job.isTransparent
      ? nil : UnpackedFrames(film: packed, count: job.frames.count, size: job.frames.size)
    frames = job.frames.isStored ? unpacked ?? job.frames : job.frames
    loss = try FormatLoss(unpacked ?? job.frames)
    whole = [Format(size: film.requested.size, step: 1): smooth]
  }

  /// - Throws: `OutputError.tooLarge` when no compromise is short enough, and what was there before stays.
  consuming func write() throws -> EncodedFilm {
    let formats = film.requested.formats(frames: film.job.frames.count)
    let search = SizeSearch(
      limit: limit, formats: formats,
      floors: film.job.options.keepsColors ? [.faithful] : Compromise.Floor.allCases)
    var bounded = self
    let found = try search.run {
      try bounded.loss.error(of: $0)
    } estimate: {
      try bounded.estimate($0)
    } write: {
      try bounded.write($0)
    }
    guard found != nil, let result = bounded.result else { throw bounded.tooLarge() }
    return result
  }

  private func tooLarge() -> OutputError {
    .tooLarge(film.job.path, smallest: smallest, limit: limit)
  }

  private mutating func estimate(_ compromise: Compromise) throws -> RateModel.Estimate? {
    if let known = estimates[compromise] { return known }
    let job = film.job
    job.progress.begin("Searching", total: 0, unit: "films", done: estimates.count)
    guard let sample = try sample(compromise.format) else {
      return nil
    }
    let estimate = try sample.estimate(
      options: film.options(compromise), every: compromise.step,
      changes: try changes(every: compromise.step), jobs: job.jobs, stopwatch: job.stopwatch)
    estimates[compromise] = estimate
    smallest = min(smallest, estimate.bytes)
    latest[compromise.format] = estimate
    return estimate
  }

  private mutating func changes(every step: Int) throws -> FrameChanges {
    if let known = changes[step] { return known }
    let shown = shown(every: step)
    let found =
      try unpacked.map { try FrameChanges($0, indices: shown) } ?? FrameChanges(count: shown.count)
    changes[step] = found
    return found
  }

  /// - Returns: `nil` where there are no such frames.
  private mutating func sample(_ format: Format) throws -> PackedFilm? {
    if let film = known(format) ?? samples[format] { return film }
    let shown = shown(every: format.step)
    let indices = FrameSample(try changes(every: format.step)).indices.map { shown[$0] }
    // Most of a short film is needed anyway.
    let isShort = 2 * indices.count > shown.count
    let packed = try frames.resized(to: format.size).map {
      try film.packed($0, sample: isShort ? shown : indices)
    }
    if isShort { whole[format] = packed } else { samples[format] = packed }
    return packed
  }

  /// A film with all frames of a format, if there is one.
  private func known(_ format: Format) -> PackedFilm? {
    whole[format] ?? whole[Format(size: format.size, step: 1)]
  }

  private func shown(every step: Int) -> [Int] {
    FrameSelection(delays: film.job.timing.centiseconds, step: step).indices
  }

  private mutating func write(_ compromise: Compromise) throws -> SizeSearch.Outcome {
    let format = compromise.format
    if known(format) == nil {
      whole[format] = try frames.resized(to: format.size).map {
        try film.packed($0, sample: shown(every: format.step))
      }
    }
    guard let packed = known(format) else { return .tooLong(about: .max) }
    do {
      var written = try film.write(packed, compromise, limit: limit)
      written.compromise = compromise.summary(for: film.requested, colors: written.colors ?? 0)
      result = written
      return .written(bytes: written.bytes)
    } catch let error as GIFFileWriter.TooLong {
      // As its bytes are spread over an estimate of the same format, about.
      let estimate = latest[format]
      let about = max(
        estimate?.extrapolated(bytes: error.bytes, frames: error.frames) ?? error.bytes, limit + 1)
      smallest = min(smallest, about)
      return .tooLong(about: about)
    }
  }
}
