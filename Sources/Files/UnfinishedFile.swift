import CLibrary

/// Files that are not whole yet: without a name where the file system can, so that they are gone when their process ends,
/// however it ends; elsewhere under a hidden name that only this program gives.
public enum UnfinishedFile {
  private static let prefix = ".netlapse-"
  private static let suffix = ".part"

  /// A new name in a folder, short whatever the file's own will be, which may be as long as the file system allows.
  static func path(in folder: String) -> String {
    "\(folder)/\(prefix)\(String(UInt64.random(in: 0 ... .max), radix: 36))\(suffix)"
  }

  /// Whether a file's name, without its folder, is one that this program gives to unfinished files.
  public static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let middle = name.dropFirst(prefix.count).dropLast(suffix.count)
    return (1...13).contains(middle.count)
      && middle.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLowercase) }
  }

  /// Removes what processes that were killed have left in a folder, and nothing that is still being written.
  public static func removeAll(in folder: String) {
    for name in FileSystem.names(in: folder) where isName(name) {
      let path = "\(folder)/\(name)"
      let descriptor = CLibrary.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      // Who writes holds the lock.
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  /// Opens a new file for reading and writing, locked against `removeAll`: without a name where there are such files.
  ///
  /// - Returns: `nil`, and `errno`, when it cannot be made.
  static func open(in folder: String, mode: mode_t) -> (descriptor: Int32, path: String?)? {
    if let descriptor = openNameless(in: folder, mode: mode) {
      // It has a hidden name for a moment when it takes another file's place.
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      return (descriptor, nil)
    }
    while true {
      let path = path(in: folder)
      let descriptor = CLibrary.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { return nil }
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      var information = stat()
      // Another process may have removed it before it was locked.
      if fstat(descriptor, &information) != 0 || information.st_nlink > 0 {
        return (descriptor, path)
      }
      close(descriptor)
    }
  }

  private static func openNameless(in folder: String, mode: mode_t) -> Int32? {
    #if os(Linux)
      // The names of open files are what gives it a name later.
      guard access("/proc/self/fd", X_OK) == 0 else { return nil }
      // O_TMPFILE, a macro that Swift does not import.
      let flags = 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC
      let descriptor = CLibrary.open(folder, flags, mode)
      return descriptor >= 0 ? descriptor : nil
    #else
      return nil
    #endif
  }
}
