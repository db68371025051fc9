import Glibc

/// A file that appears under its name only when it is whole.
///
/// Bytes go to a temporary file beside the target, which `commit` renames. Whatever ends the writing before that, the
/// old file stays as it was; the temporary is removed by `deinit`, or after a SIGKILL by
/// `RunFolder.removeTemporaries`.
///
///     var file = try WholeFile(path)
///     try file.append(bytes)
///     try file.commit()
public struct WholeFile: ~Copyable {
  /// Ends the name of every temporary file, and of nothing else.
  static let temporarySuffix = ".netlapse-part"

  /// Whether a file name is that of an unfinished file.
  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(temporarySuffix)
  }

  public let path: String
  private let temporary: String
  /// -1 once closed.
  private var descriptor: Int32
  private var isRenamed = false

  /// Opens the temporary file; the folder must exist.
  public init(_ path: String) throws(FileError) {
    // Short whatever the target's name is, which may be as long as the file system allows.
    let name = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = "\(Files.parent(of: path))/.\(name)\(Self.temporarySuffix)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      throw .cannotCreate(path: path, reason: FileError.reason(errno))
    }
    self.path = path
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isRenamed { unlink(temporary) }
  }

  /// Appends bytes to what will be the file.
  public mutating func append(_ bytes: borrowing [UInt8]) throws(FileError) {
    var failure: Int32?
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if let failure { throw .cannotWrite(path: path, reason: FileError.reason(failure)) }
  }

  /// Gives the file its name, in place of any older one.
  ///
  /// There is no `fsync`: it is processes that get killed here, and after a power cut a short snapshot is found out.
  public consuming func commit() throws(FileError) {
    // Some file systems report a full disk only now.
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 { throw .cannotWrite(path: path, reason: FileError.reason(errno)) }
    if rename(temporary, path) != 0 {
      throw .cannotCreate(path: path, reason: FileError.reason(errno))
    }
    isRenamed = true
  }

  /// Writes a whole file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try WholeFile(path)
    try file.append(bytes)
    try file.commit()
  }

  /// Writes a whole text file at once, as UTF-8.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write([UInt8](text.utf8), to: path)
  }
}
