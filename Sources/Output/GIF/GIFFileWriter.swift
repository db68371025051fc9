import Files
import GIF
import Synchronization

/// A GIF file that grows frame by frame and is in its place only when it is whole.
final class GIFFileWriter: Sendable {
  /// The file has got longer than it may be.
  struct TooLong: Error {}

  private struct State: ~Copyable {
    var encoder: GIF.Encoder
    var file: WholeFile
    var length = 0
    let limit: Int

    mutating func write(_ bytes: [UInt8]) throws {
      length += bytes.count
      if length > limit { throw TooLong() }
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
    try state.withLock { state in
      for frame in frames { state?.encoder.append(frame) }
      if let bytes = state?.encoder.drain() { try state?.write(bytes) }
    }
  }

  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int {
    try state.withLock { state in
      guard var whole = state.take() else { return 0 }
      let rest = whole.encoder.finish()
      if whole.length + rest.count > whole.limit { throw TooLong() }
      try whole.file.append(rest)
      try whole.file.commit()
      return whole.length + rest.count
    }
  }
}
