import CLibrary

/// A file without a name for what does not fit in memory: only this process sees it, and it is gone with the value.
public struct ScratchFile: ~Copyable {
  private let folder: String
  private let descriptor: Int32
  private var length = 0

  /// - Throws: `FileError.cannotCreate`.
  public init(in folder: String) throws(FileError) {
    guard let file = UnfinishedFile.open(in: folder, mode: 0o600) else {
      throw .cannotCreate(folder, reason: FileError.reason)
    }
    if let path = file.path { unlink(path) }
    descriptor = file.descriptor
    self.folder = folder
  }

  deinit { close(descriptor) }

  /// Appends bytes and returns the offset at which they begin.
  ///
  /// - Throws: `FileError.cannotWrite`, as on a full disk.
  public mutating func append(_ bytes: [UInt8]) throws(FileError) -> Int {
    if let code = FileSystem.write(bytes, to: descriptor) {
      throw .cannotWrite(folder, reason: FileError.reason(code))
    }
    defer { length += bytes.count }
    return length
  }

  /// Reads bytes that were appended. Any thread may read while none appends.
  ///
  /// - Throws: `FileError.cannotRead`.
  public func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      if read == 0 { throw .cannotRead(folder, reason: "a scratch file ends early") }
      if read < 0 { throw .cannotRead(folder, reason: FileError.reason) }
      done += read
    }
    return bytes
  }
}
