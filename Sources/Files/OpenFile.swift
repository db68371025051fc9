import CLibrary

/// A file that is open for reading; dropped, it is closed.
public struct OpenFile: ~Copyable {
  public let path: String
  /// In bytes, when it was opened.
  public let size: Int
  private let descriptor: Int32

  /// - Throws: `FileError.notFound` or `FileError.cannotRead`.
  public init(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw errno == ENOENT ? .notFound(path) : .cannotRead(path, reason: FileError.reason)
    }
    var information = stat()
    let status = fstat(descriptor, &information)
    self.path = path
    self.descriptor = descriptor
    size = status == 0 ? Int(information.st_size) : 0
  }

  deinit { close(descriptor) }

  /// Some bytes. Any thread may read.
  ///
  /// - Throws: `FileError.cannotRead`, also when the file ends before.
  public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
          off_t(range.lowerBound + done))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(path, reason: FileError.reason) }
      if count == 0 { throw .cannotRead(path, reason: "it ended while it was read") }
      done += count
    }
    return bytes
  }
}
