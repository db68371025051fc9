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

  func painter() -> any FramePainter {
    BitmapPainter { index in
      try stopwatch.measure(.png) { try reader.frame(index + skipped).shrunk(to: size) }
    }
  }

  func resized(to size: Size) -> (any FrameSource)? {
    StitchFrames(reader: reader, size: size, skipped: skipped, stopwatch: stopwatch)
  }
}
