import Glibc

/// Keeps other processes from writing to a folder for as long as the value lives.
///
/// The lock is on the folder itself (`flock`), so it leaves no file behind and ends with the process, however that
/// ends. File systems that know no such locks give none: that must not keep anyone from drawing.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `FileError.inUse` when another process holds the lock.
  public init(_ folder: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 {
      throw .cannotRead(path: folder, reason: FileError.reason(errno))
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw .inUse(path: folder)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
