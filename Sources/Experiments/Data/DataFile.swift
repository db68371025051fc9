import Files
import JSON
import Schemas

/// The files that a config names: they lie beside it or where the program runs, and `~/` is the user's own folder.
enum DataFile {
  /// Where a path may lie: beside the config, and where the program runs.
  ///
  /// - Parameter config: the path of the config.
  static func candidates(_ path: String, config: String) -> [String] {
    let path = FileSystem.expandingHome(path)
    let folder = FileSystem.parent(of: config)
    return [path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)", path]
  }

  /// A folder.
  ///
  /// - Returns: the path where it was found.
  static func folder(
    _ path: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> String {
    let candidates = DataFile.candidates(path, config: dataset.file)
    if let found = candidates.first(where: FileSystem.isFolder) { return found }
    let path = candidates[1]
    throw dataset.error(
      key,
      candidates.contains(where: FileSystem.isReadable)
        ? "\(JSONTree.excerpt(path)) is a file, and not a folder"
        : "\(JSONTree.excerpt(path)) is no folder beside the config or here")
  }

  /// - Returns: the bytes, and the path where they were found.
  static func read(
    _ file: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> ([UInt8], String) {
    let path = try find(file, key, dataset)
    do {
      return (try FileSystem.read(path), path)
    } catch {
      throw dataset.error(key, "\(error)")
    }
  }

  private static func find(
    _ file: String, _ key: String, _ dataset: ConfigReader
  ) throws(ConfigError) -> String {
    let candidates = candidates(file, config: dataset.file)
    let file = candidates[1]
    if let found = candidates.first(where: FileSystem.isReadable) { return found }
    if candidates.contains(where: FileSystem.isFolder) {
      throw dataset.error(key, "\(JSONTree.excerpt(file)) is a folder, and not a file")
    }
    let known = FileSystem.names(in: FileSystem.parent(of: candidates[0]))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    throw dataset.error(
      key,
      "\(JSONTree.excerpt(file)) is no file beside the config or here"
        + Suggestion.clause(for: name, among: known))
  }
}
