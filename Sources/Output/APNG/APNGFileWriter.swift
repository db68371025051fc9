import Files
import PNG
import Synchronization

/// An animated PNG file that grows frame by frame and gets its name only when it is whole.
final class APNGFileWriter: Sendable {
  private struct State: ~Copyable {
    var encoder: PNG.AnimationEncoder
    var file: WholeFile
    var length = 0

    mutating func append(_ frame: PNG.CompressedFrame, delay: PNG.Delay) throws {
      try encoder.append(frame, delay: delay)
      let bytes = encoder.drain()
      length += bytes.count
      try file.append(bytes)
    }
  }

  private let state: Mutex<State?>
  private let timing: Timing

  init(_ job: FilmJob, _ plan: PNG.AnimationPlan) throws {
    timing = job.timing
    let comment = job.options.comment
    let encoder = try PNG.AnimationEncoder(
      plan, loops: UInt32(job.options.loops),
      text: comment.isEmpty ? [] : [PNG.TextEntry("Software", comment)])
    state = Mutex(State(encoder: encoder, file: try WholeFile(job.path)))
  }

  /// The next frame; never called by two threads at a time.
  func append(_ frame: PNG.CompressedFrame, at index: Int) throws {
    try state.withLock { try $0?.append(frame, delay: timing.delay(index)) }
  }

  /// - Returns: the length of the file in bytes.
  func finish() throws -> Int {
    try state.withLock { state in
      guard var whole = state.take() else { return 0 }
      let rest = try whole.encoder.finish()
      try whole.file.append(rest)
      try whole.file.commit()
      return whole.length + rest.count
    }
  }
}
