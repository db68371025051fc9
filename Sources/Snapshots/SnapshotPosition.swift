/// When a snapshot was taken.
public struct SnapshotPosition: Sendable, Hashable, Comparable {
  /// Whole epochs done: 0 is before training.
  public let epoch: Int
  /// Updates done in the epoch after those; 0 at its beginning.
  public let batch: Int

  public init(epoch: Int, batch: Int = 0) {
    self.epoch = epoch
    self.batch = batch
  }

  public static func < (a: SnapshotPosition, b: SnapshotPosition) -> Bool {
    (a.epoch, a.batch) < (b.epoch, b.batch)
  }

  private static let (prefix, infix, suffix) = ("epoch-", "-batch-", ".safetensors")

  /// "epoch-000500.safetensors", or "epoch-000003-batch-000012.safetensors" within an epoch.
  var fileName: String {
    Self.prefix + RunFolder.padded(epoch) + (batch > 0 ? Self.infix + RunFolder.padded(batch) : "")
      + Self.suffix
  }

  /// The position that a file's name tells; `nil` for other files.
  init?(fileName: String) {
    guard fileName.hasPrefix(Self.prefix), fileName.hasSuffix(Self.suffix) else { return nil }
    let parts = fileName.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
      .split(separator: "-batch-", omittingEmptySubsequences: false).map { Int($0) }
    guard let epoch = parts[0], parts.count == 1 || parts.count == 2 else { return nil }
    self.init(epoch: epoch, batch: 0)
    if parts.count == 2 {
      guard let batch = parts[1] else { return nil }
      self.init(epoch: epoch, batch: batch)
    }
    guard self.fileName == fileName else { return nil }
  }
}
