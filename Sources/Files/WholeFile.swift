import CLibrary

/// A file that is there whole or not at all: written under a temporary name beside its place, then renamed.
///
///     var file = try WholeFile(path)
///     try file.append(bytes)
///     try file.commit()
///
/// Dropped without `commit`, it leaves nothing behind, and what was there before stays.
public struct WholeFile: ~Copyable {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  private static let (prefix, suffix) = (".netlapse-", ".part")

  /// Whether a file's name is one that unfinished files get, so that the file may go when no process writes it.
  public static func isUnfinished(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let middle = name.dropFirst(prefix.count).dropLast(suffix.count)
    return !middle.isEmpty
      && middle.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// - Throws: `FileError.cannotCreate`.
  public init(_ path: String) throws(FileError) {
    if FileSystem.isFolder(path) { throw .cannotCreate(path, reason: "it is a folder") }
    // Short whatever the file's name is, which may be as long as the file system allows.
    let name = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = "\(FileSystem.parent(of: path))/\(Self.prefix)\(name)\(Self.suffix)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .cannotCreate(path, reason: FileError.reason) }
    self.path = path
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  /// - Throws: `FileError.cannotWrite`, as on a full disk.
  public mutating func append(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        CLibrary.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { throw .cannotWrite(path, reason: FileError.reason) }
      done += written
    }
  }

  /// Puts the file in its place.
  ///
  /// There is no `fsync`: it is processes that get killed here, and what a power cut leaves of a snapshot is found out.
  public mutating func commit() throws(FileError) {
    let closing = close(descriptor)
    descriptor = -1
    if closing != 0 || rename(temporary, path) != 0 {
      let reason = FileError.reason
      unlink(temporary)
      throw .cannotWrite(path, reason: reason)
    }
  }

  /// Writes a whole file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try WholeFile(path)
    try file.append(bytes)
    try file.commit()
  }
}
