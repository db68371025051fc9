import Files

/// A snapshot's file, whoever wrote it, opened once; its tensors come in pieces, so that large ones are not copied whole on
/// their way.
public struct SnapshotReader: ~Copyable {
  private let tensors: TensorReader

  /// - Throws: `FileError`, or `SnapshotError` when the file is not whole.
  public init(path: String) throws {
    tensors = try Self.opened(path)
  }

  private static func opened(_ path: String) throws -> TensorReader {
    do {
      return try TensorReader(path: path)
    } catch let error as TensorFileError {
      throw SnapshotError.broken(path, "\(error)")
    }
  }

  public var path: String { tensors.path }
  /// Strings by name: "epoch", "metric.loss", …
  public var metadata: [String: String] { tensors.metadata }
  /// By the names of all tensors.
  public var shapes: [String: [Int]] { tensors.shapes }

  /// The snapshot with the tensors that are kept; what other programs do not write is left empty.
  ///
  /// - Throws: `FileError`, or `SnapshotError` when a metric is no number.
  public func snapshot(
    _ position: SnapshotPosition, index: Int, keeping isKept: (String) -> Bool
  ) throws -> Snapshot {
    Snapshot(
      position, index: index, metrics: try Snapshot.metrics(metadata, path: path),
      configHash: metadata["configHash"] ?? "", tensors: try tensors.tensors(keeping: isKept))
  }

  /// Calls `body` with the numbers of a tensor, some after the other, and with how many came before.
  ///
  /// - Throws: `SnapshotError` when there is no such tensor of this shape, or one of its numbers is not finite.
  public func floats(
    of name: String, shape: [Int], _ body: ([Float], Int) throws -> Void
  ) throws {
    if let found = shapes[name], found != shape {
      throw SnapshotError.misshapen(name, found, expected: shape, path)
    }
    let isThere = try tensors.forEachPiece(of: name) { piece, offset in
      guard piece.kind != .complex64 else { throw SnapshotError.complex(name, piece.kind, path) }
      let floats = piece.floats
      // What is too large for single precision is drawn as infinity.
      guard floats.allSatisfy(\.isFinite) || piece.doubles.allSatisfy(\.isFinite) else {
        throw SnapshotError.notFinite(name, path)
      }
      try body(floats, offset)
    }
    if !isThere { throw SnapshotError.missing(name, path) }
  }
}
