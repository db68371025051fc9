import GIF
import Parallel
import Progress
import Synchronization

/// A film whose frames are packed and whose colours are counted, on its way to a GIF file.
///
/// Frames come in order, tallies from all threads; when all are there, `write` compresses the frames in parallel.
/// Memory does not grow with the number of frames.
final class PackedFilm: Sendable {
  let packer: GIF.FramePacker
  /// The frames, and how long each is shown.
  private struct Frames: ~Copyable {
    var spool: FrameSpool
    var delays: [Int] = []
  }

  private let frames: Mutex<Frames>
  private let counts: Mutex<GIF.ColorTally>

  /// Frames that are compressed by one thread in a row, so that each is unpacked once.
  private static let run = 14
  /// Runs that an estimate compresses, besides the first.
  private static let sample = 12

  /// - Parameter folder: where frames wait that have no room in memory.
  init(_ packer: GIF.FramePacker, folder: String) {
    self.packer = packer
    frames = Mutex(Frames(spool: FrameSpool(folder: folder)))
    counts = Mutex(packer.tally())
  }

  /// Frames come in order.
  func append(_ frame: GIF.PackedFrame) throws {
    try frames.withLock { frames in
      try frames.spool.append(frame.bytes)
      frames.delays.append(frame.delay)
    }
  }

  func merge(_ tally: GIF.ColorTally) { counts.withLock { $0.merge(tally) } }

  /// Every `step`-th frame, and the last.
  func selection(every step: Int) -> FrameSelection {
    FrameSelection(delays: frames.withLock { $0.delays }, step: step)
  }

  /// Writes the film, whose frames and tallies must all be there.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that the file may have.
  ///   - advance: hears how many further frames are in the file.
  /// - Returns: the length of the file, how many frames are in it, and the palette that it has got.
  /// - Throws: `GIFFileWriter.TooLong` beyond `limit`, and what was there before stays.
  func write(
    to path: String, options: GIF.Options, every step: Int = 1, limit: Int = .max, jobs: Int,
    stopwatch: Stopwatch, advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> (bytes: Int, frames: Int, palette: GIF.Palette) {
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
  ) throws -> (bytes: Int, frames: Int, palette: GIF.Palette) {
    let frames = selection(every: step)
    let compressor = try compressor(frames, options, stopwatch)
    let palette = compressor.palette
    let writer = try GIFFileWriter(
      path,
      GIF.Encoder(width: packer.width, height: packer.height, palette: palette, options: options),
      limit: limit)
    try compress(
      compressor, runs: Array(0..<runs(of: frames)), jobs: jobs, stopwatch: stopwatch
    ) { _, frames in
      try writer.append(frames)
      advance(frames.count)
    }
    return (try writer.finish(), frames.count, palette)
  }

  /// About how many bytes the film takes: exactly for short films, else from runs of frames spread over it.
  func estimate(
    options: GIF.Options, every step: Int, jobs: Int, stopwatch: Stopwatch
  ) throws -> Int {
    let frames = selection(every: step)
    let compressor = try compressor(frames, options, stopwatch)
    let count = runs(of: frames)
    let sampled = min(Self.sample, count - 1)
    // The first run is like no other: its first frame is whole.
    let runs = [0] + (0..<sampled).map { 1 + $0 * (count - 1) / sampled }
    let lengths = Mutex((first: 0, others: 0))
    let encoder = Mutex(
      GIF.Encoder(
        width: packer.width, height: packer.height, palette: compressor.palette, options: options)
        as GIF.Encoder?)
    try compress(compressor, runs: runs, jobs: jobs, stopwatch: stopwatch) { index, frames in
      let length = encoder.withLock { encoder in
        for frame in frames { encoder?.append(frame) }
        return encoder?.drain().count ?? 0
      }
      lengths.withLock { if index == 0 { $0.first += length } else { $0.others += length } }
    }
    let rest = encoder.withLock { $0.take()?.finish().count ?? 0 }
    return lengths.withLock {
      $0.first + rest + (sampled == 0 ? 0 : $0.others * (count - 1) / sampled)
    }
  }

  private func runs(of frames: FrameSelection) -> Int { (frames.count + Self.run - 1) / Self.run }

  /// What compresses some of the frames, with the palette that suits them.
  private func compressor(
    _ frames: FrameSelection, _ options: GIF.Options, _ stopwatch: Stopwatch
  ) throws -> GIF.FrameCompressor {
    let film = GIF.PackedFilm(count: frames.count) { [self] index in
      let bytes = try self.frames.withLock { try $0.spool.frame(frames.indices[index]) }
      return GIF.PackedFrame(bytes: bytes, delay: frames.delays[index])
    }
    return try stopwatch.measure(.gif) {
      let palette = try GIF.Palette(
        counts.withLock { $0 }, film: film, packer: packer, options: options)
      return GIF.FrameCompressor(film, packer: packer, palette: palette, options: options)
    }
  }

  /// Compresses some runs of frames in parallel.
  ///
  /// - Parameter consume: takes the compressed frames of a run with its index in `runs`, in order.
  private func compress(
    _ compressor: GIF.FrameCompressor, runs: [Int], jobs: Int, stopwatch: Stopwatch,
    consume: @escaping @Sendable (Int, [GIF.CompressedFrame]) throws -> Void
  ) throws {
    try OrderedWork.run(count: runs.count, jobs: jobs) {
      compressor.workspace()
    } produce: { workspace, index in
      try stopwatch.measure(.gif) {
        let start = runs[index] * Self.run
        return try (start..<min(compressor.frameCount, start + Self.run)).map {
          try compressor.compress($0, using: &workspace)
        }
      }
    } consume: { index, frames in
      try consume(index, frames)
    }
  }
}
