import Files
import Graphics
import PNG
import Synchronization

/// An animated PNG file that grows frame by frame and is in its place only when it is whole.
final class APNGFileWriter: PictureWriter {
  private struct State: ~Copyable {
    var encoder: PNG.AnimationEncoder
    var file: WholeFile
    var length = 0

    mutating func append(_ bitmap: Bitmap, delay: PNG.Delay) throws {
      try encoder.append(bitmap, delay: delay)
      let bytes = encoder.drain()
      length += bytes.count
      try file.append(bytes)
    }
  }

  private let state: Mutex<State?>
  private let timing: Timing

  init(_ request: StitchRequest, _ size: Size, _ timing: Timing) throws {
    self.timing = timing
    do {
      let encoder = try PNG.AnimationEncoder(
        width: size.width, height: size.height, frameCount: timing.frames,
        loops: UInt32(request.loops),
        text: [PNG.TextEntry("Software", "netlapse \(Version.current)")])
      state = Mutex(State(encoder: encoder, file: try WholeFile(request.output)))
    } catch let error as PNGError {
      throw StitchError.cannotEncode(request.output, "\(error)")
    }
  }

  func append(_ bitmap: Bitmap, at index: Int) throws {
    try state.withLock { try $0?.append(bitmap, delay: timing.delay(index)) }
  }

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
