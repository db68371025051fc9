import CLibrary
import Files

/// The folder of one run: where everything is, and who may write to it.
///
///     config.json  run.json  metrics.csv  epochs.csv  layers.csv  data.safetensors
///     snapshots/epoch-000500.safetensors  snapshots/times.csv
///     frames/hidden_layers/000001.png
///     hidden_layers.gif
public struct RunFolder: Sendable, Equatable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  public var config: String { path + "/config.json" }
  public var run: String { path + "/run.json" }
  public var metrics: String { path + "/metrics.csv" }
  public var epochs: String { path + "/epochs.csv" }
  public var layers: String { path + "/layers.csv" }
  public var data: String { path + "/data.safetensors" }
  /// What a killed rehearsal left.
  public var rehearsal: String { path + "/rehearsal.safetensors" }
  public var snapshots: String { path + "/snapshots" }
  /// When in the training each snapshot was taken.
  public var times: String { snapshots + "/times.csv" }
  public func output(_ file: String) -> String { path + "/" + file }
  public func frames(of figure: String) -> String { "\(path)/frames/\(figure)" }

  /// The file of a frame, counted from 1.
  public static func frame(_ number: Int) -> String { padded(number) + ".png" }

  /// Removes the frames of a figure from a number on, and their folder when nothing else is in it.
  ///
  /// Only names as they are written here count: other files in the folder are the user's.
  public func removeFrames(of figure: String, from first: Int = 1) {
    let folder = frames(of: figure)
    for name in FileSystem.names(in: folder) {
      guard let number = Int(name.dropLast(4)), number >= first, name == Self.frame(number) else {
        continue
      }
      FileSystem.remove("\(folder)/\(name)")
    }
    FileSystem.removeEmptyFolder(folder)
  }

  /// The file of the snapshot at a position.
  public func snapshot(_ position: SnapshotPosition) -> String {
    "\(snapshots)/\(position.fileName)"
  }

  /// The positions that have a snapshot file, rising. Only names as they are written here count.
  public func recordedPositions() -> [SnapshotPosition] {
    FileSystem.names(in: snapshots).compactMap { SnapshotPosition(fileName: $0) }.sorted()
  }

  /// - Throws: `FileError`, or `SnapshotError` when the file is not whole or is of another one.
  public func load(_ position: SnapshotPosition) throws -> Snapshot {
    try load(position, keeping: nil)
  }

  /// A snapshot with some of its tensors alone, `nil` for all; the bytes of the others are not read.
  public func load(
    _ position: SnapshotPosition, keeping isKept: ((String) -> Bool)?
  ) throws -> Snapshot {
    let file = snapshot(position)
    let snapshot = try Snapshot(path: file, keeping: isKept)
    guard snapshot.position == position else {
      throw SnapshotError.broken(file, "it is of epoch \(snapshot.position.epoch)")
    }
    return snapshot
  }

  /// The way to the tensors of a snapshot in pieces.
  ///
  /// - Throws: `FileError`, or `SnapshotError` when the file is not whole.
  public func reader(_ position: SnapshotPosition) throws -> SnapshotReader {
    try SnapshotReader(path: snapshot(position))
  }

  /// Makes the folder with the one for snapshots.
  public func prepare() throws(FileError) {
    try FileSystem.makeFolder(snapshots)
  }

  private func removeUnfinished() {
    let frames = path + "/frames"
    let figures = FileSystem.names(in: frames).map { "\(frames)/\($0)" }
    for folder in [path, snapshots] + figures { UnfinishedFile.removeAll(in: folder) }
  }

  /// Removes all snapshots, so that none of an older training is taken for one of this.
  public func removeSnapshots() {
    for position in recordedPositions() { FileSystem.remove(snapshot(position)) }
    FileSystem.remove(times)
  }

  /// Keeps other processes from writing here until the value is dropped, or the process ends however it may.
  ///
  /// It is a lock on the folder itself, so it leaves no file behind.
  public struct Lock: ~Copyable {
    private let descriptor: Int32
    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit {
      // A program that is being started holds a copy of the descriptor for a moment, and with it the lock.
      _ = flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }

  /// Takes the lock, and then removes what killed runs left unfinished: before, it might be another run's work.
  ///
  /// A file system that has no locks gives none: that must not keep anyone from drawing.
  ///
  /// - Throws: `FileError.inUse` when another process holds the lock.
  public func lock() throws(FileError) -> Lock {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw .cannotCreate(path, reason: FileError.reason) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw .inUse(path)
    }
    removeUnfinished()
    return Lock(descriptor)
  }

  static func padded(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
