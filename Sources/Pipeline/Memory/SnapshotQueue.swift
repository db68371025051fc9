/// How many snapshots may wait to be recorded.
enum SnapshotQueue {
  private static let bytes = 128 << 20

  static func capacity(bytes: Int) -> Int { max(1, min(4, Self.bytes / max(bytes, 1))) }
}
