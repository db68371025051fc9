import GIF
import Snapshots
import Synchronization

/// The packed frames of a film and the count of their colours, gathered from all threads.
final class DrawnFrames: Sendable {
  private let spool: Mutex<FrameSpool>
  private let counts: Mutex<GIF.ColorTally>

  init(folder: String, tally: GIF.ColorTally) {
    spool = Mutex(FrameSpool(folder: folder))
    counts = Mutex(tally)
  }

  /// Frames come in order.
  func append(_ frame: GIF.PackedFrame) throws {
    try spool.withLock { try $0.append(frame) }
  }

  func merge(_ tally: GIF.ColorTally) { counts.withLock { $0.merge(tally) } }

  var tally: GIF.ColorTally { counts.withLock { $0 } }

  func frame(_ index: Int) throws -> GIF.PackedFrame {
    try spool.withLock { try $0.frame(index) }
  }
}
