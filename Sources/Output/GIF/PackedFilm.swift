import CLibrary
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
  /// Runs that an estimate compresses, besides the first frame, and frames of each.
  private static let (sampledRuns, sampledRun) = (6, 4)
  /// Of the bytes of the fast effort, about what the others make.
  private static let effortShare = 0.96

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
      compressor, runs: runs(of: frames), jobs: jobs, stopwatch: stopwatch
    ) { _, frames in
      try writer.append(frames)
      advance(frames.count)
    }
    return (try writer.finish(), frames.count, palette)
  }

  /// About how many bytes the film takes, from runs of frames spread over it, and the mean squared error of its palette.
  ///
  /// Little effort is enough to know.
  func estimate(
    options: GIF.Options, every step: Int, jobs: Int, stopwatch: Stopwatch
  ) throws -> (bytes: Int, error: Double) {
    let frames = selection(every: step)
    var quick = options
    quick.effort = .fast
    let compressor = try compressor(frames, quick, stopwatch)
    let share = options.effort == .fast ? 1 : Self.effortShare
    let bytes = try sampledBytes(compressor, frames, quick, jobs: jobs, stopwatch: stopwatch)
    let palette = compressor.palette
    return (
      Int(share * bytes),
      palette.isExact ? 0 : 65_025 * pow(10, -palette.peakSignalToNoiseRatio / 10)
    )
  }

  private func sampledBytes(
    _ compressor: GIF.FrameCompressor, _ frames: FrameSelection, _ options: GIF.Options, jobs: Int,
    stopwatch: Stopwatch
  ) throws -> Double {
    let others = frames.count - 1
    let count = min((others + Self.sampledRun - 1) / Self.sampledRun, Self.sampledRuns)
    // The first frame is like no other: it is whole.
    let runs =
      [0..<1]
      + (0..<count).map { index in
        let start = 1 + index * others / count
        return start..<min(start + Self.sampledRun, 1 + (index + 1) * others / count)
      }
    let sampled = runs.dropFirst().reduce(0) { $0 + $1.count }
    let lengths = Mutex((first: 0, others: 0))
    try compress(compressor, runs: runs, jobs: jobs, stopwatch: stopwatch) { index, frames in
      // With the header of an image.
      let length = frames.reduce(0) { $0 + ($1.byteCount > 0 ? $1.byteCount + 8 : 0) }
      lengths.withLock { if index == 0 { $0.first += length } else { $0.others += length } }
    }
    let head = GIF.Encoder(
      width: packer.width, height: packer.height, palette: compressor.palette, options: options
    ).finish().count
    return lengths.withLock {
      Double($0.first + head) + Double($0.others * others) / Double(max(sampled, 1))
    }
  }

  private func runs(of frames: FrameSelection) -> [Range<Int>] {
    stride(from: 0, to: frames.count, by: Self.run).map {
      $0..<min($0 + Self.run, frames.count)
    }
  }

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
    _ compressor: GIF.FrameCompressor, runs: [Range<Int>], jobs: Int, stopwatch: Stopwatch,
    consume: @escaping @Sendable (Int, [GIF.CompressedFrame]) throws -> Void
  ) throws {
    try OrderedWork.run(count: runs.count, jobs: jobs) {
      compressor.workspace()
    } produce: { workspace, index in
      try stopwatch.measure(.gif) {
        try runs[index].map { try compressor.compress($0, using: &workspace) }
      }
    } consume: { index, frames in
      try consume(index, frames)
    }
  }
}
