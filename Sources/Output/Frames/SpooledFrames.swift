import Graphics
import PNG
import Synchronization

/// Frames that are asked for once each and wait as PNG files after that, in memory while they are few.
final class SpooledFrames: FrameSource {
  private let frames: any FrameSource
  private let spool: Mutex<Spool>

  /// Frames come in any order.
  private struct Spool: ~Copyable {
    var frames: FrameSpool
    var slots: [Int: Int] = [:]
  }

  /// - Parameter folder: where frames wait when they are many.
  init(_ frames: any FrameSource, in folder: String) {
    self.frames = frames
    spool = Mutex(Spool(frames: FrameSpool(folder: folder)))
  }

  var count: Int { frames.count }
  var size: Size { frames.size }
  var backdrop: Bitmap { get throws { try frames.backdrop } }
  var isStored: Bool { true }

  func painter() throws -> any FramePainter {
    Painter(painter: try frames.painter(), frames: self)
  }

  func resized(to size: Size) throws -> (any FrameSource)? { try frames.resized(to: size) }

  private func stored(_ index: Int) throws -> [UInt8]? {
    try spool.withLock { spool in try spool.slots[index].map { try spool.frames.frame($0) } }
  }

  private func store(_ bytes: [UInt8], at index: Int) throws {
    try spool.withLock { spool in
      spool.slots[index] = spool.frames.count
      try spool.frames.append(bytes)
    }
  }

  private final class Painter: FramePainter {
    private let painter: any FramePainter
    private let frames: SpooledFrames
    private var encoder = PNG.Encoder()

    init(painter: any FramePainter, frames: SpooledFrames) {
      self.painter = painter
      self.frames = frames
    }

    func withPixels<Value>(
      of index: Int, _ body: (UnsafeBufferPointer<UInt32>) throws -> Value
    ) throws -> Value {
      let bytes = try frames.stored(index) ?? first(index)
      // Also of a frame that is new: translucent pixels are rounded in a file.
      return try PNG.decode(bytes).pixels.withUnsafeBufferPointer(body)
    }

    private func first(_ index: Int) throws -> [UInt8] {
      let size = frames.size
      let bytes = try painter.withPixels(of: index) {
        try encoder.encode($0, width: size.width, height: size.height)
      }
      try frames.store(bytes, at: index)
      return bytes
    }
  }
}
