import Files
import JSON
import Schemas

/// The files that a config names: they lie beside it or where the program runs, and `~/` is the user's own folder.
enum DataFile {
  /// - Returns: the bytes, and the path where they were found.
  /// A folder.
  ///
  /// - Returns: the path where it was found.
  static func folder(
    _ path: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> String {
    let path = FileSystem.expandingHome(path)
    let above = FileSystem.parent(of: dataset.file)
    let beside = path.hasPrefix("/") || above == "." ? path : "\(above)/\(path)"
    if let found = [beside, path].first(where: FileSystem.isFolder) { return found }
    throw dataset.error(
      key,
      [beside, path].contains(where: FileSystem.isReadable)
        ? "\(JSONTree.excerpt(path)) is a file, and not a folder"
        : "\(JSONTree.excerpt(path)) is no folder beside the config or here")
  }

  static func read(
    _ file: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> ([UInt8], String) {
    let path = try find(FileSystem.expandingHome(file), key, dataset)
    do {
      return (try FileSystem.read(path), path)
    } catch {
      throw dataset.error(key, "\(error)")
    }
  }

  private static func find(
    _ file: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> String {
    let folder = FileSystem.parent(of: dataset.file)
    let beside = file.hasPrefix("/") || folder == "." ? file : "\(folder)/\(file)"
    if let found = [beside, file].first(where: FileSystem.isReadable) { return found }
    if [beside, file].contains(where: FileSystem.isFolder) {
      throw dataset.error(key, "\(JSONTree.excerpt(file)) is a folder, and not a file")
    }
    let known = FileSystem.names(in: FileSystem.parent(of: beside))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    throw dataset.error(
      key,
      "\(JSONTree.excerpt(file)) is no file beside the config or here"
        + Suggestion.clause(for: name, among: known))
  }
}
