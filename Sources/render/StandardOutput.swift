import CLibrary
import Files

/// The stream for results.
enum StandardOutput {
  /// Writes what `print` has left in memory; a reader that has seen enough, as `head`, is no error.
  ///
  /// - Throws: `FileError.cannotWrite`, as for a full disk.
  static func finish() throws(FileError) {
    if fflush(nil) != 0, errno != EPIPE {
      throw .cannotWrite("standard output", reason: String(cString: strerror(errno)))
    }
  }
}
