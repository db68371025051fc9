import Files

/// The tensors of a snapshot's file in pieces, so that large ones are not copied whole on their way.
public struct SnapshotReader {
  private let path: String
  private let index: TensorFile.Index

  /// Bytes at a time.
  private static let piece = 1 << 20

  /// - Throws: `FileError`, or `SnapshotError` when the file is not whole.
  init(path: String) throws {
    self.path = path
    do {
      index = try TensorFile.Index(path: path)
    } catch let error as TensorFileError {
      throw SnapshotError.broken(path, "\(error)")
    }
  }

  /// Calls `body` with the numbers of a tensor, some after the other, and with how many came before.
  ///
  /// - Throws: `SnapshotError` when there is no such tensor of this shape.
  public func floats(
    of name: String, shape: [Int], _ body: ([Float], Int) throws -> Void
  ) throws {
    guard let entry = index.entries[name] else { throw SnapshotError.missing(name, path) }
    guard entry.shape == shape else {
      throw SnapshotError.misshapen(name, entry.shape, expected: shape, path)
    }
    let range = entry.range
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.piece) {
      let bytes = try FileSystem.read(
        path,
        bytes: (index.start + start)..<min(
          index.start + start + Self.piece, index.start + range.upperBound))
      let numbers = Tensor(
        kind: entry.kind, shape: [bytes.count / entry.kind.size], bytes: bytes)
      try body(numbers.floats, (start - range.lowerBound) / entry.kind.size)
    }
  }
}
