import Parallel

/// Snapshots on their way to their files.
enum SnapshotQueue {
  private static let bytes = 128 << 20

  /// How many may wait to be recorded.
  static func capacity(bytes: Int) -> Int { max(1, min(4, Self.bytes / max(bytes, 1))) }

  /// How many are recorded at a time; one by one where they are large.
  static func threads(bytes: Int) -> Int {
    capacity(bytes: bytes) < 4 ? 1 : min(2, Processors.available)
  }
}
