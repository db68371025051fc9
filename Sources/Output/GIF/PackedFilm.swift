import CLibrary
import GIF
import Parallel
import Progress
import Synchronization

/// A film whose frames are packed and whose colours are counted, on its way to a GIF file.
///
/// Frames come in order, tallies from all threads; when all are there, `write` compresses the frames in parallel. To estimate,
/// those of a sample are enough. Memory does not grow with the number of frames.
final class PackedFilm: Sendable {
  let packer: GIF.FramePacker
  let frames: PackedFrames
  /// How long each frame of the film is shown.
  let delays: [Int]
  private let counts: Mutex<GIF.ColorTally>
  let bitPrice: GIF.BitPrice
  /// The film as it was before it was smoothed, and what was gained; `nil` for one that was not.
  private let before: (film: PackedFilm, gain: GIF.TemporalSmoothing.Gain)?
  /// What palettes of many fidelities have in common.
  private let choices = Mutex<[Choice: GIF.PaletteChoice]>([:])

  /// A film in a file.
  struct Written {
    let bytes: Int
    let frames: Int
    let palette: GIF.Palette
    /// What its frames differ by from those that were to be shown.
    let meanSquaredError: Double
  }

  private struct Choice: Hashable {
    let step: Int
    let effort: GIF.Effort
    let colors: Int
  }

  /// Frames that are compressed by one thread in a row, so that each is unpacked once.
  private static let run = 14

  /// - Parameters:
  ///   - delays: how long each frame is shown.
  ///   - folder: where frames wait that have no room in memory.
  ///   - bitPrice: that of other sizes of the film.
  convenience init(
    _ packer: GIF.FramePacker, delays: [Int], folder: String,
    bitPrice: GIF.BitPrice = GIF.BitPrice()
  ) {
    self.init(
      packer, frames: PackedFrames(folder: folder), delays: delays, counts: packer.tally(),
      bitPrice: bitPrice)
  }

  /// - Parameter before: the film as it was before it was smoothed, and what was gained.
  init(
    _ packer: GIF.FramePacker, frames: PackedFrames, delays: [Int], counts: GIF.ColorTally,
    bitPrice: GIF.BitPrice,
    before: (film: PackedFilm, gain: GIF.TemporalSmoothing.Gain)? = nil
  ) {
    (self.packer, self.frames, self.delays) = (packer, frames, delays)
    self.counts = Mutex(counts)
    (self.bitPrice, self.before) = (bitPrice, before)
  }

  /// Frames come in order.
  func append(_ frame: GIF.PackedFrame, at index: Int) throws {
    try frames.append(frame, at: index)
  }

  /// The pixels of a frame, 0x00RRGGBB, of a film without transparency.
  func pixels(_ index: Int) throws -> [UInt32] {
    try packer.pixels(of: GIF.PackedFrame(bytes: frames.frame(index), delay: 0))
  }

  func merge(_ tally: GIF.ColorTally) { counts.withLock { $0.merge(tally) } }

  /// Writes the film, whose frames and tallies must all be there.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that the file may have.
  ///   - advance: hears how many further frames are in the file.
  /// - Throws: `GIFFileWriter.TooLong` beyond `limit`, and what was there before stays.
  func write(
    to path: String, options: GIF.Options, every step: Int = 1, limit: Int = .max, jobs: Int,
    stopwatch: Stopwatch, advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Written {
    if options.effort == .maximum {
      // What takes longer must not be longer.
      var plain = options
      plain.effort = .standard
      let usual = try encode(
        to: path, options: plain, every: step, limit: limit, jobs: jobs, stopwatch: stopwatch
      ) { _ in }
      do {
        return try encode(
          to: path, options: options, every: step, limit: usual.bytes - 1, jobs: jobs,
          stopwatch: stopwatch, advance: advance)
      } catch is GIFFileWriter.TooLong {
        return usual
      }
    }
    return try encode(
      to: path, options: options, every: step, limit: limit, jobs: jobs, stopwatch: stopwatch,
      advance: advance)
  }

  private func encode(
    to path: String, options: GIF.Options, every step: Int, limit: Int, jobs: Int,
    stopwatch: Stopwatch, advance: @escaping @Sendable (Int) -> Void
  ) throws -> Written {
    let frames = FrameSelection(delays: delays, step: step)
    let (compressor, error) = try compressor(frames, every: step, options, stopwatch)
    let palette = compressor.palette
    let writer = try GIFFileWriter(
      path,
      GIF.Encoder(width: packer.width, height: packer.height, palette: palette, options: options),
      limit: limit)
    try compress(
      compressor, runs: runs(of: frames), jobs: jobs, stopwatch: stopwatch
    ) { frames in
      try writer.append(frames)
      advance(frames.count)
    }
    return Written(
      bytes: try writer.finish(), frames: frames.count, palette: palette, meanSquaredError: error)
  }

  /// About how many bytes the film takes, from a sample of frames, and the mean squared error and the colours of its palette.
  ///
  /// - Parameter changes: those of all frames that are shown.
  func estimate(
    options: GIF.Options, every step: Int = 1, changes: FrameChanges, jobs: Int,
    stopwatch: Stopwatch
  ) throws -> RateModel.Estimate {
    let frames = FrameSelection(delays: delays, step: step)
    let sample = FrameSample(changes)
    var options = options
    if options.effort == .maximum { options.effort = .standard }
    let (compressor, error) = try compressor(
      frames, every: step, options, isDraft: true, stopwatch)
    let lengths = Mutex<[Int]>([])
    try compress(
      compressor, runs: sample.runs, jobs: jobs, stopwatch: stopwatch
    ) { frames in
      // With the header of an image.
      let new = frames.map { $0.byteCount > 0 ? $0.byteCount + 8 : 0 }
      lengths.withLock { $0 += new }
    }
    let head = GIF.Encoder(
      width: packer.width, height: packer.height, palette: compressor.palette, options: options
    ).finish().count
    let palette = compressor.palette
    let sums = lengths.withLock { changes.sums(of: sample, $0) }
    let whole = Double(head) + (sums.last ?? 0)
    return RateModel.Estimate(
      bytes: Int(whole), error: error,
      colors: palette.isLocal ? 256 : palette.colors.count,
      shares: sums.map { (Double(head) + $0) / max(whole, 1) })
  }

  private func runs(of frames: FrameSelection) -> [Range<Int>] {
    stride(from: 0, to: frames.count, by: Self.run).map {
      $0..<min($0 + Self.run, frames.count)
    }
  }

  /// What compresses some of the frames, smoothed or as they were, and the mean squared error that the film has then.
  private func compressor(
    _ frames: FrameSelection, every step: Int, _ options: GIF.Options, isDraft: Bool = false,
    _ stopwatch: Stopwatch
  ) throws -> (GIF.FrameCompressor, meanSquaredError: Double) {
    let error = before?.gain.meanSquaredError ?? 0
    let compressor = try stopwatch.measure(.gif) {
      try ownCompressor(frames, every: step, options.less(error: error), isDraft: isDraft)
    }
    let palette = compressor.palette
    if let before, !before.gain.isWorth(palette) {
      return try before.film.compressor(
        frames, every: step, options, isDraft: isDraft, stopwatch)
    }
    return (
      compressor, error + GIF.meanSquaredError(decibels: palette.peakSignalToNoiseRatio)
    )
  }

  /// What compresses some of these very frames, with the palette that suits them.
  private func ownCompressor(
    _ frames: FrameSelection, every step: Int, _ options: GIF.Options, isDraft: Bool
  ) throws -> GIF.FrameCompressor {
    let film = GIF.PackedFilm(count: frames.count) { [packed = self.frames] index in
      GIF.PackedFrame(
        bytes: try packed.frame(frames.indices[index]), delay: frames.delays[index])
    }
    let key = Choice(step: step, effort: options.effort, colors: options.colors)
    let known = options.targetPSNR == nil ? nil : choices.withLock { $0[key] }
    let choice =
      try known
      ?? GIF.PaletteChoice(
        counts.withLock { $0 }, film: film, packer: packer, options: options,
        bitPrice: bitPrice)
    if options.targetPSNR != nil { choices.withLock { $0[key] = choice } }
    return GIF.FrameCompressor(
      film, packer: packer,
      palette: try choice.palette(targetPSNR: options.targetPSNR, isDraft: isDraft),
      options: options)
  }

  /// Compresses some runs of frames in parallel.
  ///
  /// - Parameter consume: takes the compressed frames of each run, in order.
  private func compress(
    _ compressor: GIF.FrameCompressor, runs: [Range<Int>], jobs: Int, stopwatch: Stopwatch,
    consume: @escaping @Sendable ([GIF.CompressedFrame]) throws -> Void
  ) throws {
    try OrderedWork.run(count: runs.count, jobs: jobs) {
      compressor.workspace()
    } produce: { workspace, index in
      try stopwatch.measure(.gif) {
        try runs[index].map { try compressor.compress($0, using: &workspace) }
      }
    } consume: { _, frames in
      try consume(frames)
    }
  }
}
