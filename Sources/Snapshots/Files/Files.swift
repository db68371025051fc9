import Glibc

/// Reading, listing and removing, with errors that name the path.
public enum Files {
  /// The whole content of a file.
  ///
  /// - Parameter limit: refuse more bytes than this, so that an endless device cannot fill the memory.
  public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotRead(path: path, reason: FileError.reason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    let expected = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end shows without a second buffer.
    var step = min(max(expected, 4095), 1 << 30) + 1
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: step) { buffer, filled in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, step)
        } while count < 0 && errno == EINTR
        filled = max(count, 0)
      }
      if count < 0 { throw .cannotRead(path: path, reason: FileError.reason(errno)) }
      if count == 0 { return bytes }
      if count > limit - bytes.count { throw .tooLarge(path: path, limit: limit) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      step = bytes.count >= expected ? 4096 : expected - bytes.count + 1
    }
  }

  /// Whether anything is at `path`, broken links aside.
  public static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether `path` is a folder or a link to one.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The length of a file in bytes; `nil` if there is no such file.
  public static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Makes a folder and those that it lies in; one that exists already is fine.
  public static func makeFolder(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    let parent = self.parent(of: path)
    if parent != path { try makeFolder(parent) }
    // Another process may have made it meanwhile.
    if mkdir(path, 0o777) != 0 {
      let code = errno
      if !isFolder(path) { throw .cannotCreate(path: path, reason: FileError.reason(code)) }
    }
  }

  /// The names in a folder, sorted; none if there is no such folder.
  public static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .cannotRead(path: folder, reason: FileError.reason(errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file; one that does not exist is fine.
  public static func remove(_ path: String) throws(FileError) {
    if unlink(path) != 0 && errno != ENOENT {
      throw .cannotRemove(path: path, reason: FileError.reason(errno))
    }
  }

  /// The folder that `path` lies in: "." for a bare name.
  public static func parent(of path: String) -> String {
    var end = path.utf8.endIndex
    func trimSlashes() {
      while end > path.utf8.startIndex, path.utf8[path.utf8.index(before: end)] == UInt8(ascii: "/")
      {
        end = path.utf8.index(before: end)
      }
    }
    trimSlashes()
    while end > path.utf8.startIndex, path.utf8[path.utf8.index(before: end)] != UInt8(ascii: "/") {
      end = path.utf8.index(before: end)
    }
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    trimSlashes()
    return end == path.utf8.startIndex ? (isRooted ? "/" : ".") : String(path[..<end])
  }
}
