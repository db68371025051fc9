import GIF
import Snapshots
import Synchronization

/// A film whose frames are packed and whose colours are counted, on its way to a GIF file.
///
/// Frames come in order, tallies from all threads; when all are there, `write` compresses the frames in parallel.
/// Memory does not grow with the number of frames.
final class PackedFilm: Sendable {
  let packer: GIF.FramePacker
  private let spool: Mutex<FrameSpool>
  private let counts: Mutex<GIF.ColorTally>

  /// Frames that are compressed by one thread in a row, so that each is unpacked once.
  private static let run = 14

  /// - Parameter folder: where frames wait that have no room in memory.
  init(_ packer: GIF.FramePacker, folder: String) {
    self.packer = packer
    spool = Mutex(FrameSpool(folder: folder))
    counts = Mutex(packer.tally())
  }

  /// Frames come in order.
  func append(_ frame: GIF.PackedFrame) throws {
    try spool.withLock { try $0.append(frame) }
  }

  func merge(_ tally: GIF.ColorTally) { counts.withLock { $0.merge(tally) } }

  private func frame(_ index: Int) throws -> GIF.PackedFrame {
    try spool.withLock { try $0.frame(index) }
  }

  /// Writes the film, whose frames and tallies must all be there.
  ///
  /// - Parameter advance: hears how many further frames are in the file.
  /// - Returns: the file, and the palette that it has got.
  func write(
    to path: String, options: GIF.Options, jobs: Int, stopwatch: Stopwatch,
    advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> (file: OutputFile, palette: GIF.Palette) {
    let palette = stopwatch.measure(.gif) {
      GIF.Palette(counts.withLock { $0 }, packer: packer, options: options)
    }
    let compressor = GIF.FrameCompressor(packer: packer, palette: palette, options: options)
    let writer = try GIFFileWriter(
      path,
      GIF.Encoder(width: packer.width, height: packer.height, palette: palette, options: options))
    let count = spool.withLock { $0.count }
    try OrderedWork.run(count: (count + Self.run - 1) / Self.run, jobs: jobs) {
      compressor.workspace()
    } produce: { [self] workspace, chunk in
      try stopwatch.measure(.gif) {
        let indices = (chunk * Self.run)..<min(count, (chunk + 1) * Self.run)
        var compressed: [GIF.CompressedFrame] = []
        var previous = indices.lowerBound > 0 ? try frame(indices.lowerBound - 1) : nil
        var current = try frame(indices.lowerBound)
        for index in indices {
          let next = index + 1 < count ? try frame(index + 1) : nil
          compressed.append(
            try compressor.compress(current, after: previous, before: next, using: &workspace))
          previous = current
          if let next { current = next }
        }
        return compressed
      }
    } consume: { _, frames in
      try writer.append(frames)
      advance(frames.count)
    }
    return (OutputFile(path: path, bytes: try writer.finish(), frames: count), palette)
  }
}
