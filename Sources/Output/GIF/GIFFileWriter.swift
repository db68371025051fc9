import Files
import GIF
import Synchronization

/// A GIF file that grows frame by frame and is in its place only when it is whole.
final class GIFFileWriter: Sendable {
  /// The file has got longer than it may be.
  struct TooLong: Error {
    /// Bytes and frames so far.
    let bytes: Int
    let frames: Int
  }

  private struct State: ~Copyable {
    var encoder: GIF.Encoder
    var file: WholeFile
    let limit: Int
    var bytes = 0
    var frames = 0

    mutating func append(_ frames: [GIF.CompressedFrame]) throws {
      for frame in frames { encoder.append(frame) }
      self.frames += frames.count
      try write(encoder.drain())
    }

    mutating func write(_ bytes: [UInt8]) throws {
      self.bytes += bytes.count
      if self.bytes > limit { throw TooLong(bytes: self.bytes, frames: frames) }
      try file.append(bytes)
    }
  }

  private let state: Mutex<State?>

  /// - Parameter limit: the most bytes that the file may have.
  init(_ path: String, _ encoder: consuming sending GIF.Encoder, limit: Int = .max) throws {
    state = Mutex(State(encoder: encoder, file: try WholeFile(path), limit: limit))
  }

  /// - Throws: `TooLong`, or `FileError.cannotWrite`.
  func append(_ frames: [GIF.CompressedFrame]) throws {
    try state.withLock { try $0?.append(frames) }
  }

  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int {
    try state.withLock { state in
      guard var whole = state.take() else { return 0 }
      let rest = whole.encoder.finish()
      let count = whole.bytes + rest.count
      if count > whole.limit { throw TooLong(bytes: count, frames: whole.frames) }
      try whole.file.append(rest)
      try whole.file.commit()
      return count
    }
  }
}
