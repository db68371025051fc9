import Graphics

/// Writes a GIF file that has no more than so many bytes, whatever must give way.
struct BoundedFilm {
  /// A size and a share of the frames, whatever the quality.
  private struct Format: Hashable {
    let size: Size
    let step: Int
  }

  private let film: GIFFilm
  /// Those of the job, from where they are there soonest.
  private let frames: any FrameSource
  private let limit: Int
  /// The frames at their own size, where they are opaque.
  private let unpacked: UnpackedFrames?
  private var loss: FormatLoss
  /// Those of each step.
  private var changes: [Int: FrameChanges] = [:]
  /// Films with all frames.
  private var whole: [Size: PackedFilm]
  /// Those with only the frames that an estimate needs.
  private var samples: [Format: PackedFilm] = [:]
  private var estimates: [Compromise: RateModel.Estimate] = [:]
  /// The last of each format.
  private var latest: [Format: RateModel.Estimate] = [:]
  /// The fewest bytes of all films so far, about.
  private var smallest = Int.max
  private var result: EncodedFilm?

  /// A film whose estimate is so many times the limit is not tried.
  private static let hopeless = 1.08

  /// - Parameter packed: the film as it is asked for.
  init(_ film: GIFFilm, _ packed: PackedFilm, limit: Int) throws {
    self.film = film
    self.limit = limit
    // Frames that are drawn are drawn anew for another size; those of files are only made smaller.
    let job = film.job
    unpacked =
      job.isTransparent
      ? nil : UnpackedFrames(film: packed, count: job.frames.count, size: job.frames.size)
    frames = job.frames.isStored ? unpacked ?? job.frames : job.frames
    loss = try FormatLoss(unpacked ?? job.frames)
    whole = [film.requested.size: packed]
  }

  /// - Throws: `OutputError.tooLarge` when no compromise is short enough, and what was there before stays.
  consuming func write() throws -> EncodedFilm {
    let requested = film.requested
    guard let guess = try estimate(requested) else { throw tooLarge() }
    var ratio = 1.0
    if Double(guess.bytes) <= Self.hopeless * Double(limit) {
      // What is asked may fit as it is.
      switch try write(requested) {
      case .written: if let result { return result }
      case .tooLong(let bytes): ratio = Double(bytes) / Double(max(guess.bytes, 1))
      }
    }
    let formats = requested.formats(frames: film.job.frames.count)
    let search = SizeSearch(
      limit: limit, formats: formats,
      floors: film.job.options.keepsColors ? [.faithful] : Compromise.Floor.allCases)
    var bounded = self
    let found = try search.run(ratio: ratio) {
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
    guard let sample = try sample(Format(size: compromise.size, step: compromise.step)) else {
      return nil
    }
    let estimate = try sample.estimate(
      options: film.options(compromise), every: compromise.step,
      changes: try changes(every: compromise.step), jobs: job.jobs, stopwatch: job.stopwatch)
    estimates[compromise] = estimate
    smallest = min(smallest, estimate.bytes)
    latest[Format(size: compromise.size, step: compromise.step)] = estimate
    return estimate
  }

  private mutating func changes(every step: Int) throws -> FrameChanges {
    if let known = changes[step] { return known }
    let shown = FrameSelection(delays: film.job.timing.centiseconds, step: step).indices
    let found =
      try unpacked.map { try FrameChanges($0, indices: shown) } ?? FrameChanges(count: shown.count)
    changes[step] = found
    return found
  }

  /// - Returns: `nil` where there are no such frames.
  private mutating func sample(_ format: Format) throws -> PackedFilm? {
    if let film = whole[format.size] ?? samples[format] { return film }
    guard let frames = try frames.resized(to: format.size) else { return nil }
    let shown = FrameSelection(delays: film.job.timing.centiseconds, step: format.step).indices
    let indices = FrameSample(count: shown.count).indices.map { shown[$0] }
    let packed = try film.packed(frames, sample: indices)
    samples[format] = packed
    return packed
  }

  private mutating func write(_ compromise: Compromise) throws -> SizeSearch.Outcome {
    if whole[compromise.size] == nil {
      whole[compromise.size] = try frames.resized(to: compromise.size).map {
        try film.packed($0)
      }
    }
    guard let packed = whole[compromise.size] else { return .tooLong(about: .max) }
    do {
      var written = try film.write(packed, compromise, limit: limit)
      written.compromise = compromise.summary(for: film.requested, colors: written.colors ?? 0)
      result = written
      return .written(bytes: written.bytes)
    } catch let error as GIFFileWriter.TooLong {
      // As its bytes are spread over an estimate of the same format, about.
      let estimate = latest[Format(size: compromise.size, step: compromise.step)]
      let about = max(
        estimate?.extrapolated(bytes: error.bytes, frames: error.frames) ?? error.bytes, limit + 1)
      smallest = min(smallest, about)
      return .tooLong(about: about)
    }
  }
}
