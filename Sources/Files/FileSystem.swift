import CLibrary

/// The few things that are asked of the file system.
public enum FileSystem {
  /// The bytes of a file, or all that comes through a pipe.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw errno == ENOENT ? .notFound(path) : .cannotRead(path, reason: FileError.reason)
    }
    defer { close(descriptor) }
    return try read(descriptor, path)
  }

  /// All that comes through standard input.
  public static func readStandardInput() throws(FileError) -> [UInt8] {
    try read(STDIN_FILENO, "standard input")
  }

  /// - Parameter path: for messages.
  private static func read(_ descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      throw .cannotRead(path, reason: FileError.reason)
    }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: throw .cannotRead(path, reason: "it is a folder")
    // One like /dev/zero never ends.
    case S_IFCHR where descriptor != STDIN_FILENO, S_IFBLK:
      throw .cannotRead(path, reason: "it is a device")
    default: break
    }
    // With room for one byte more than there should be, so that the end shows itself.
    var bytes: [UInt8] = []
    var capacity = max(0, Int(information.st_size)) + 1
    while true {
      var status = 0
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        repeat {
          status = CLibrary.read(descriptor, buffer.baseAddress! + count, capacity - count)
          if status > 0 { count += status }
        } while count < capacity && (status > 0 || status < 0 && errno == EINTR)
      }
      if status < 0 { throw .cannotRead(path, reason: FileError.reason) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if status == 0 { return bytes }
      capacity = 1 << 16
    }
  }

  /// Some bytes of a file.
  ///
  /// - Throws: `FileError` also when the file ends before.
  public static func read(_ path: String, bytes range: Range<Int>) throws(FileError) -> [UInt8] {
    try OpenFile(path).read(range)
  }

  /// Writes all bytes to an open file; the error's number if that fails.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        CLibrary.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return errno }
      done += written
    }
    return nil
  }

  public static func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }
  public static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }
  /// Whether something is there that may be read as a file: a pipe, too.
  public static func isReadable(_ path: String) -> Bool {
    mode(of: path).map { $0 != S_IFDIR } ?? false
  }

  /// Whether two paths lead to the same file.
  public static func isSame(_ a: String, _ b: String) -> Bool {
    var (left, right) = (stat(), stat())
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev
      && left.st_ino == right.st_ino
  }

  /// The absolute path without links, "." and ".."; `nil` when there is nothing.
  public static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Adds bytes at the end of a file, which is made if it is not there.
  ///
  /// A killed process may leave a part of them: for logs whose reader leaves out an unfinished last line.
  public static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .cannotCreate(path, reason: FileError.reason) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { CLibrary.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw .cannotWrite(path, reason: FileError.reason) }
      rest = rest.dropFirst(count)
    }
  }

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

  /// Makes a link that leads to `target`, a path from the link's own folder, in the place of one that is there.
  ///
  /// - Throws: `FileError.cannotCreate`, also where something else than a link is in the way.
  public static func link(_ path: String, to target: String) throws(FileError) {
    if self.target(ofLink: path) == target { return }
    var information = stat()
    if lstat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFLNK else {
        throw .cannotCreate(path, reason: "a file or folder is in the way")
      }
      unlink(path)
    }
    if symlink(target, path) != 0, self.target(ofLink: path) != target {
      throw .cannotCreate(path, reason: FileError.reason)
    }
  }

  /// Where a link leads, as it says it; `nil` for what is no link.
  public static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A path with the user's own folder in place of a "~" at its start, as shells have it.
  public static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
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

  /// Removes a folder if nothing is in it.
  public static func removeEmptyFolder(_ path: String) { rmdir(path) }

  private static func mode(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }
}
