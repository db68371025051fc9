import CLibrary

/// The few things that are asked of the file system.
public enum FileSystem {
  /// The bytes of a file.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw errno == ENOENT ? .notFound(path) : .cannotRead(path, reason: FileError.reason)
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      throw .cannotRead(path, reason: FileError.reason)
    }
    if information.st_mode & S_IFMT == S_IFDIR {
      throw .cannotRead(path, reason: "it is a folder")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(information.st_size)))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = CLibrary.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(path, reason: FileError.reason) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Some bytes of a file.
  ///
  /// - Throws: `FileError` also when the file ends before.
  public static func read(_ path: String, bytes range: Range<Int>) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw errno == ENOENT ? .notFound(path) : .cannotRead(path, reason: FileError.reason)
    }
    defer { close(descriptor) }
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

  public static func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }
  public static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

  /// The size of a file in bytes; `nil` when there is none.
  public static func size(of path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : nil
  }

  /// The names in a folder in ascending order; none when it cannot be read.
  public static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    let above = parent(of: path)
    if above != path { try makeFolder(above) }
    if mkdir(path, 0o777) != 0 {
      let code = errno
      // Another process may have made it meanwhile.
      if !isFolder(path) {
        throw .cannotCreate(
          path, reason: code == EEXIST ? "a file is in the way" : FileError.reason(code))
      }
    }
  }

  /// The folder that a path lies in: "." for a bare name.
  public static func parent(of path: String) -> String {
    let parts = path.split(separator: "/")
    let above = parts.dropLast().joined(separator: "/")
    if path.hasPrefix("/") { return "/" + above }
    return parts.count > 1 ? above : "."
  }

  /// Removes a file if it is there.
  public static func remove(_ path: String) { unlink(path) }

  private static func mode(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }
}
