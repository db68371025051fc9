import Graphics
import Output
import Progress

/// Frames from files, at their own size or a smaller one.
struct StitchFrames: FrameSource {
  let reader: FrameReader
  let size: Size
  /// So many frames at the beginning are left out.
  var skipped = 0
  let stopwatch: Stopwatch

  var count: Int { reader.count - skipped }
  var backdrop: Bitmap { reader.first.shrunk(to: size) }
  /// In the user's files, or in the reader's spool.
  var isStored: Bool { true }

  func painter() -> any FramePainter { Painter(frames: self) }

  func resized(to size: Size) -> (any FrameSource)? {
    StitchFrames(reader: reader, size: size, skipped: skipped, stopwatch: stopwatch)
  }

  private final class Painter: FramePainter {
    private let frames: StitchFrames

    init(frames: StitchFrames) { self.frames = frames }

    func withPixels<Value>(
      of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
    ) throws -> Value {
      let bitmap = try frames.stopwatch.measure(.png) {
        try frames.reader.frame(index + frames.skipped).shrunk(to: frames.size)
      }
      return try bitmap.pixels.withUnsafeBufferPointer(body)
    }
  }
}
