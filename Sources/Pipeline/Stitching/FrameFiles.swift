import Glibc
import Snapshots

/// The files that a user's words mean.
enum FrameFiles {
  /// Folders give their PNG files and patterns (`*`, `?`, `[…]`) what they match, both in natural order; everything else
  /// is a file's own name. The order of the words stays.
  ///
  /// - Parameter output: is never taken for a frame that lies in a folder or matches a pattern.
  /// - Throws: `FileError.notFound`, `.cannotRead`; `StitchError.emptyFolder`, `.noMatch`, `.isOutput`.
  static func named(_ words: [String], output: String) throws -> [String] {
    var files: [String] = []
    for word in words {
      if FileSystem.isFolder(word) {
        files += try inFolder(word, output: output)
      } else if FileSystem.size(of: word) == nil, word.contains(where: { "*?[".contains($0) }) {
        let found = matches(word).filter { FileSystem.isFile($0) && !isSame($0, output) }
        if found.isEmpty { throw StitchError.noMatch(word) }
        files += found.sorted(by: NaturalOrder.precedes)
      } else {
        if FileSystem.size(of: word) == nil { throw FileError.notFound(word) }
        if !FileSystem.isFile(word) {
          throw FileError.cannotRead(word, reason: "it is not a regular file")
        }
        if isSame(word, output) { throw StitchError.isOutput(word) }
        files.append(word)
      }
    }
    return files
  }

  private static func inFolder(_ folder: String, output: String) throws -> [String] {
    if access(folder, R_OK | X_OK) != 0 {
      throw FileError.cannotRead(folder, reason: String(cString: strerror(errno)))
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let files = FileSystem.names(in: folder)
      .filter { $0.lowercased().hasSuffix(".png") && !$0.hasPrefix(".") }
      .sorted(by: NaturalOrder.precedes).map { prefix + $0 }
      .filter { FileSystem.isFile($0) && !isSame($0, output) }
    if files.isEmpty { throw StitchError.emptyFolder(folder) }
    return files
  }

  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
  }

  /// Whether two paths are the same file.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    var (left, right) = (stat(), stat())
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev
      && left.st_ino == right.st_ino
  }
}
