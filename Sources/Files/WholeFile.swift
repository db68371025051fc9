import CLibrary

/// A file that is there whole or not at all: it gets its name when it is complete.
///
///     var file = try WholeFile(path)
///     try file.append(bytes)
///     try file.commit()
///
/// Dropped without `commit`, it leaves nothing behind, and what was there before stays.
public struct WholeFile: ~Copyable {
  private let path: String
  /// Where the unfinished file is; `nil` while it has no name.
  private let temporary: String?
  /// Open for reading and writing.
  public private(set) var descriptor: Int32

  /// - Throws: `FileError.cannotCreate`.
  public init(_ path: String) throws(FileError) {
    if FileSystem.isFolder(path) { throw .cannotCreate(path, reason: "it is a folder") }
    let folder = FileSystem.parent(of: path)
    guard let file = UnfinishedFile.open(in: folder, mode: 0o666) else {
      throw .cannotCreate(path, reason: FileError.reason)
    }
    self.path = path
    (descriptor, temporary) = file
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      if let temporary { unlink(temporary) }
    }
  }

  /// A path by which another program opens the file.
  ///
  /// - Parameter inherited: the number that the descriptor has in that program.
  public func path(inherited: Int32) -> String {
    guard let temporary else { return "/dev/fd/\(inherited)" }
    return temporary.hasPrefix("/") ? temporary : "./" + temporary
  }

  /// - Throws: `FileError.cannotWrite`, as on a full disk.
  public mutating func append(_ bytes: [UInt8]) throws(FileError) {
    if let code = FileSystem.write(bytes, to: descriptor) {
      throw .cannotWrite(path, reason: FileError.reason(code))
    }
  }

  /// Gives the file its name, and takes it from the file that has it.
  ///
  /// There is no `fsync`: it is processes that get killed here, and what a power cut leaves of a snapshot is found out.
  public mutating func commit() throws(FileError) {
    let failure: Int32? =
      if let temporary { Self.rename(temporary, to: path) } else { linkNameless() }
    if let code = failure {
      throw .cannotWrite(path, reason: FileError.reason(code))
    }
    let closing = close(descriptor)
    descriptor = -1
    if closing != 0 { throw .cannotWrite(path, reason: FileError.reason) }
  }

  /// Links the nameless file to its path; the error's number if that fails.
  private func linkNameless() -> Int32? {
    let source = "/proc/self/fd/\(descriptor)"
    if linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 { return nil }
    guard errno == EEXIST else { return errno }
    // Links replace nothing, renaming does.
    let temporary = UnfinishedFile.path(in: FileSystem.parent(of: path))
    guard linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
      return errno
    }
    return Self.rename(temporary, to: path)
  }

  /// Renames a file, or removes it; the error's number if that fails.
  private static func rename(_ temporary: String, to path: String) -> Int32? {
    if CLibrary.rename(temporary, path) == 0 { return nil }
    let code = errno
    unlink(temporary)
    return code
  }

  /// Writes a whole file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try WholeFile(path)
    try file.append(bytes)
    try file.commit()
  }
}
