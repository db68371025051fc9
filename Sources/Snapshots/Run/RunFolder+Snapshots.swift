extension RunFolder {
  /// The epochs of all snapshots there are, whole or not, rising.
  public func snapshotEpochs() throws(FileError) -> [Int] {
    try Files.names(in: snapshotsFolder).compactMap(Self.epoch(ofSnapshot:)).sorted()
  }

  /// - Throws: `FileError` or `SafetensorsError`.
  public func snapshot(epoch: Int) throws -> Snapshot {
    let path = snapshotPath(epoch: epoch)
    let snapshot = try Snapshot(decoding: try Files.read(path), file: path)
    guard snapshot.epoch == epoch else {
      throw SafetensorsError(file: path, .missing("\(epoch) as \"epoch\" in its metadata"))
    }
    return snapshot
  }

  /// Writes a snapshot under the name of its epoch, in place of any older one.
  public func write(_ snapshot: Snapshot) throws(FileError) {
    try WholeFile.write(snapshot.encoded(), to: snapshotPath(epoch: snapshot.epoch))
  }

  /// What an earlier run has left to go on from.
  public struct Recovery: Sendable {
    /// Epochs with whole snapshots of the config, from the first expected one without a gap.
    public var epochs: [Int] = []
    /// The last of them; training goes on from here.
    public var last: Snapshot?
    /// Why the next one is not usable, if it exists and is broken.
    public var broken: (any Error)?
    /// The next one is of another config.
    public var isOfOtherConfig = false
  }

  /// Finds how far an earlier run with the same config has come.
  ///
  /// Reads one snapshot after another and stops at the first that is missing, broken or another config's; later ones
  /// do not count, as training will write them again. Memory holds one snapshot at a time.
  ///
  /// - Parameter expected: the epochs that a whole run records, rising.
  public func recover(expected: some Sequence<Int>, configHash: String) -> Recovery {
    var recovery = Recovery()
    for epoch in expected {
      if !Files.exists(snapshotPath(epoch: epoch)) { break }
      do {
        let snapshot = try snapshot(epoch: epoch)
        guard snapshot.configHash == configHash else {
          recovery.isOfOtherConfig = true
          break
        }
        recovery.epochs.append(epoch)
        recovery.last = snapshot
      } catch {
        recovery.broken = error
        break
      }
    }
    return recovery
  }

  /// Removes all snapshots, so that training starts afresh.
  public func removeSnapshots() throws(FileError) {
    for epoch in try snapshotEpochs() { try Files.remove(snapshotPath(epoch: epoch)) }
  }

  /// Removes a figure's frames from `number` on: those of an earlier, longer film.
  public func removeFrames(_ figure: String, from number: Int = 1) throws(FileError) {
    let folder = framesFolder(figure)
    for name in try Files.names(in: folder) where name.hasSuffix(".png") {
      guard let frame = Int(name.dropLast(4)), frame >= number else { continue }
      try Files.remove("\(folder)/\(name)")
    }
  }

  /// Removes what killed runs left unfinished. Hold the lock: another run's unfinished files look the same.
  public func removeTemporaries() throws(FileError) {
    var folders = [path, snapshotsFolder]
    for name in try Files.names(in: allFramesFolder) where Files.isFolder(framesFolder(name)) {
      folders.append(framesFolder(name))
    }
    for folder in folders {
      for name in try Files.names(in: folder) where WholeFile.isTemporary(name) {
        try Files.remove("\(folder)/\(name)")
      }
    }
  }
}
