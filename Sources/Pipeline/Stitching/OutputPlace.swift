import CLibrary
import Files

/// Where a film goes.
enum OutputPlace {
  /// The file that a user's output means, after making sure that it can be written: a link is followed, so that what it
  /// leads to is replaced and not the link.
  ///
  /// - Throws: `FileError.cannotCreate`, now rather than after all the work.
  static func checked(_ path: String) throws(FileError) -> String {
    var place = path
    var information = stat()
    if lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFLNK,
      let target = realpath(path, nil)
    {
      place = String(cString: target)
      free(target)
    }
    if FileSystem.size(of: place) != nil, !FileSystem.isFolder(place) {
      // Renaming would put a file in a device's place, and overrule who has protected a file.
      if !FileSystem.isFile(place) {
        throw .cannotCreate(path, reason: "it is not a regular file")
      }
      if access(place, W_OK) != 0 {
        throw .cannotCreate(path, reason: String(cString: strerror(errno)))
      }
    }
    _ = try WholeFile(place)
    return place
  }

  /// Whether two paths are the same file.
  static func isSame(_ a: String, _ b: String) -> Bool {
    var (left, right) = (stat(), stat())
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev
      && left.st_ino == right.st_ino
  }
}
