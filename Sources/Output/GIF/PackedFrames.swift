import GIF
import Synchronization

/// Packed frames of a film, all or those of a sample.
final class PackedFrames: Sendable {
  private struct State: ~Copyable {
    var spool: FrameSpool
    /// Which frames are there, in ascending order.
    var indices: [Int] = []
  }

  private let state: Mutex<State>

  /// - Parameter folder: where frames wait that have no room in memory.
  init(folder: String) { state = Mutex(State(spool: FrameSpool(folder: folder))) }

  /// Frames come in order.
  func append(_ frame: GIF.PackedFrame, at index: Int) throws {
    try state.withLock { state in
      try state.spool.append(frame.bytes)
      state.indices.append(index)
    }
  }

  /// Which frames are there, in ascending order.
  var indices: [Int] { state.withLock { $0.indices } }

  /// The bytes of a frame, or of the one before it that is there.
  func frame(_ index: Int) throws -> [UInt8] {
    try state.withLock { state in
      let later = state.indices.partitioningIndex { $0 > index }
      return try state.spool.frame(later - 1)
    }
  }
}

extension [Int] {
  /// The first index whose element has a property that all later ones have too.
  fileprivate func partitioningIndex(_ isLater: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isLater(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
