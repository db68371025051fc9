import CLibrary
import Files

/// Where a film goes.
enum OutputPath {
  /// The file that a user's output means, after making sure that it can be written: a link is followed, so that what it
  /// leads to is replaced and not the link.
  ///
  /// - Throws: `FileError.cannotCreate`, now rather than after all the work.
  static func checked(_ named: String) throws(FileError) -> String {
    var path = named
    var information = stat()
    if lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFLNK,
      let target = realpath(path, nil)
    {
      path = String(cString: target)
      free(target)
    }
    if FileSystem.size(of: path) != nil, !FileSystem.isFolder(path) {
      // Renaming would put a file where a device is, and overrule who has protected a file.
      if !FileSystem.isFile(path) {
        throw .cannotCreate(named, reason: "it is not a regular file")
      }
      if access(path, W_OK) != 0 {
        throw .cannotCreate(named, reason: String(cString: strerror(errno)))
      }
    }
    UnfinishedFile.removeAll(in: FileSystem.parent(of: path))
    _ = try WholeFile(path)
    return path
  }
}
