import CLibrary
import Files
import PNG

/// The files that a user's words mean.
enum FrameFiles {
  /// Folders give their PNG files and patterns (`*`, `?`, `[…]`) what they match, both in natural order; everything else
  /// is a file's own name. The order of the words stays.
  ///
  /// - Parameter output: an earlier film of that name among the files of a folder or pattern is no frame.
  /// - Throws: `FileError.notFound`, `.cannotRead`; `StitchError.emptyFolder`, `.noMatch`, `.isOutput`.
  static func named(_ words: [String], output: String) throws -> [String] {
    var files: [String] = []
    for word in words {
      if FileSystem.isFolder(word) {
        let found = try inFolder(word, output: output)
        if found.isEmpty { throw StitchError.emptyFolder(word) }
        files += found
      } else if FileSystem.size(of: word) == nil, word.contains(where: { "*?[".contains($0) }) {
        let found = try frames(among: matches(word), output: output)
        if found.isEmpty { throw StitchError.noMatch(word) }
        files += found
      } else {
        if FileSystem.size(of: word) == nil { throw FileError.notFound(word) }
        if !FileSystem.isFile(word) {
          throw FileError.cannotRead(word, reason: "it is not a regular file")
        }
        if FileSystem.isSame(word, output) { throw StitchError.isOutput(word) }
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
    let names = FileSystem.names(in: folder)
      .filter { $0.lowercased().hasSuffix(".png") && !$0.hasPrefix(".") }
    return try frames(among: names.map { prefix + $0 }, output: output)
  }

  private static func frames(among files: [String], output: String) throws -> [String] {
    let found = files.filter(FileSystem.isFile).sorted(by: NaturalOrder.precedes)
    guard let place = found.firstIndex(where: { FileSystem.isSame($0, output) }) else {
      return found
    }
    guard try isFilm(found[place]) else { throw StitchError.isOutput(found[place]) }
    return found.filter { !FileSystem.isSame($0, output) }
  }

  /// Whether a file can be no frame: it is animated, or no PNG file at all.
  private static func isFilm(_ file: String) throws -> Bool {
    let bytes = try FileSystem.read(file)
    do {
      return try PNG.info(bytes).loops != nil
    } catch {
      return error == .notPNG
    }
  }

  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
  }
}
