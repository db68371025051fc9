import GIF
import Snapshots
import Synchronization

/// A GIF file that grows frame by frame and is in its place only when it is whole.
final class GIFFileWriter: Sendable {
  private struct State: ~Copyable {
    var encoder: GIF.Encoder
    var file: WholeFile
    var length = 0

    mutating func flush() throws {
      let bytes = encoder.drain()
      length += bytes.count
      try file.append(bytes)
    }
  }

  private let state: Mutex<State?>

  init(_ path: String, _ encoder: consuming sending GIF.Encoder) throws {
    state = Mutex(State(encoder: encoder, file: try WholeFile(path)))
  }

  func append(_ frames: [GIF.CompressedFrame]) throws {
    try state.withLock { state in
      for frame in frames { state?.encoder.append(frame) }
      try state?.flush()
    }
  }

  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int {
    try state.withLock { state in
      guard var whole = state.take() else { return 0 }
      let rest = whole.encoder.finish()
      try whole.file.append(rest)
      try whole.file.commit()
      return whole.length + rest.count
    }
  }
}
