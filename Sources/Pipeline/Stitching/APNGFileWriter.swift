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

  init(_ request: StitchRequest, _ plan: PNG.AnimationPlan, _ timing: Timing) throws {
    self.timing = timing
    let encoder = try PNG.AnimationEncoder(
      plan, loops: UInt32(request.loops),
      text: [PNG.TextEntry("Software", "netlapse \(Version.current)")])
    state = Mutex(State(encoder: encoder, file: try WholeFile(request.output)))
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
