import Files

/// What a run folder holds for whoever draws it, whoever wrote it: samples in `data.safetensors`, and a network in each of
/// `snapshots/*.safetensors`.
///
/// A folder that holds snapshots under the names that Netlapse gives them has only those; elsewhere every `.safetensors`
/// counts. Their epochs are those of their metadata (`epoch`, `batch`), else the last whole number of their names
/// (`step_20.safetensors` is 20).
public struct RunReader: Sendable {
  public let folder: RunFolder
  /// Rising in time; at least one.
  public let snapshots: [SnapshotFile]

  /// A snapshot's file and when it was taken.
  public struct SnapshotFile: Sendable, Equatable {
    public let path: String
    public let position: SnapshotPosition
  }

  /// Opens nothing but snapshots of other programs, for their metadata.
  ///
  /// - Throws: `RunReaderError`, and what a snapshot of another program throws that cannot be read.
  public init(_ folder: RunFolder) throws {
    self.folder = folder
    guard FileSystem.isFolder(folder.path) else { throw RunReaderError.noFolder(folder.path) }
    guard FileSystem.isReadable(folder.data) else { throw RunReaderError.noData(folder.path) }
    let own = folder.recordedPositions()
    snapshots =
      own.isEmpty
      ? try Self.foreign(folder)
      : own.map { SnapshotFile(path: folder.snapshot($0), position: $0) }
    if snapshots.isEmpty { throw RunReaderError.noSnapshots(folder.path) }
  }

  /// The samples' file.
  ///
  /// - Throws: `FileError`, or `RunReaderError` when the file is not whole.
  public func data() throws -> TensorReader {
    do {
      return try TensorReader(path: folder.data)
    } catch let error as TensorFileError {
      throw RunReaderError.data(folder.data, "not a whole safetensors file: \(error)")
    }
  }

  /// - Throws: `FileError`, or `SnapshotError` when the file is not whole or is of another moment than its name says.
  public func open(_ file: SnapshotFile) throws -> SnapshotReader {
    let reader = try SnapshotReader(path: file.path)
    if let position = Self.position(reader.metadata), position != file.position {
      throw SnapshotError.broken(file.path, "it is of epoch \(position.epoch)")
    }
    return reader
  }

  private static func foreign(_ folder: RunFolder) throws -> [SnapshotFile] {
    var files: [SnapshotFile] = []
    for name in FileSystem.names(in: folder.snapshots) where name.hasSuffix(suffix) {
      let path = "\(folder.snapshots)/\(name)"
      guard
        let position = position(try SnapshotReader(path: path).metadata)
          ?? lastNumber(in: name.dropLast(suffix.count)).map({ SnapshotPosition(epoch: $0) })
      else { throw RunReaderError.noEpoch(path) }
      if let other = files.first(where: { $0.position == position }) {
        throw RunReaderError.sameEpoch(path, position.epoch, other: other.path)
      }
      files.append(SnapshotFile(path: path, position: position))
    }
    return files.sorted { $0.position < $1.position }
  }

  private static let suffix = ".safetensors"

  private static func position(_ metadata: [String: String]) -> SnapshotPosition? {
    guard let epoch = metadata["epoch"].flatMap({ Int($0) }), epoch >= 0 else { return nil }
    let batch = metadata["batch"].flatMap { Int($0) } ?? 0
    return SnapshotPosition(epoch: epoch, batch: max(batch, 0))
  }

  private static func lastNumber(in name: Substring) -> Int? {
    name.split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
  }
}
