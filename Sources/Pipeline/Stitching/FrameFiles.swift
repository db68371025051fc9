import CLibrary
import Files
import PNG

/// The files that a user's arguments mean.
enum FrameFiles {
  /// Folders give their PNG files and patterns (`*`, `?`, `[…]`) what they match, both in natural order; everything else
  /// is a file's own name. The order of the arguments stays.
  ///
  /// - Parameters:
  ///   - output: an earlier film of that name among the files of a folder or pattern is no frame.
  ///   - note: hears a sentence about the pictures of a folder that are left out.
  /// - Throws: `FileError.notFound`, `.cannotRead`; `StitchError.emptyFolder`, `.noMatch`, `.isOutput`.
  static func named(
    _ arguments: [String], output: String, note: (String) -> Void
  ) throws -> [String] {
    var files: [String] = []
    for argument in arguments {
      if FileSystem.isFolder(argument) {
        files += try inFolder(argument, output: output, note: note)
      } else if FileSystem.size(of: argument) == nil,
        argument.contains(where: { "*?[".contains($0) })
      {
        let found = try frames(among: matches(argument), output: output)
        if found.isEmpty { throw StitchError.noMatch(argument) }
        files += found
      } else {
        if FileSystem.size(of: argument) == nil { throw FileError.notFound(argument) }
        if !FileSystem.isFile(argument) {
          throw FileError.cannotRead(argument, reason: "it is not a regular file")
        }
        if FileSystem.isSame(argument, output) { throw StitchError.isOutput(argument) }
        files.append(argument)
      }
    }
    return files
  }

  private static func inFolder(
    _ folder: String, output: String, note: (String) -> Void
  ) throws -> [String] {
    if access(folder, R_OK | X_OK) != 0 {
      throw FileError.cannotRead(folder, reason: String(cString: strerror(errno)))
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = FileSystem.names(in: folder).filter { !$0.hasPrefix(".") }
    let found = try frames(
      among: names.filter(isPNG).map { prefix + $0 }, output: output)
    let others = names.filter {
      !isPNG($0) && PictureKind(name: $0) != nil && FileSystem.isFile(prefix + $0)
        && !FileSystem.isSame(prefix + $0, output)
    }.sorted(by: NaturalOrder.precedes)
    if found.isEmpty { throw StitchError.emptyFolder(folder, others: others) }
    if !others.isEmpty {
      note("\(folder): of a folder only PNG files are taken; left out: \(list(others))")
    }
    return found
  }

  private static func isPNG(_ name: String) -> Bool { name.lowercased().hasSuffix(".png") }

  /// Some of the names, and how many there are besides.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private static func frames(among files: [String], output: String) throws -> [String] {
    let found = files.filter(FileSystem.isFile).sorted(by: NaturalOrder.precedes)
    guard let film = found.first(where: { FileSystem.isSame($0, output) }) else { return found }
    guard try isFilm(film) else { throw StitchError.isOutput(film) }
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
