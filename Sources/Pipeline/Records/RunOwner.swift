import Files
import JSON
import Snapshots

/// Which config a run folder belongs to: the one that was rendered into it last, as long as that is still there.
///
/// It is known by its path from the run folder, so a project that is moved or copied as a whole stays its own owner, and
/// what was moved alone belongs to nobody. Editing the config, or replacing its file, changes nothing.
enum RunOwner {
  /// Makes sure that a config does not overwrite the run of another one.
  ///
  /// - Parameters:
  ///   - config: its path, which may lead to no file when it came through a pipe.
  ///   - text: the resolved config: the same one from elsewhere overwrites nothing.
  /// - Returns: what run.json is to say of the owner; `nil` for a pipe.
  /// - Throws: `JobError.belongsToAnother`.
  static func claim(
    _ folder: RunFolder, config: String, text: String, previous: RunRecord
  ) throws(JobError) -> String? {
    // The folder's own record of its config is nobody else.
    if FileSystem.isSame(config, folder.config) { return previous.source }
    let file = FileSystem.isFile(config) ? config : nil
    if let source = previous.source, let base = FileSystem.resolved(folder.path) {
      let owner = source.hasPrefix("/") ? source : "\(base)/\(source)"
      if FileSystem.isFile(owner), !(file.map { FileSystem.isSame($0, owner) } ?? false),
        (try? FileSystem.read(folder.config)) != Array(text.utf8)
      {
        throw .belongsToAnother(
          folder.path, owner: shown(FileSystem.resolved(owner) ?? owner), config: config)
      }
    }
    return file.flatMap { path(to: $0, from: folder.path) }
  }

  /// The path of a file from a folder; `nil` when one of them is not there.
  static func path(to file: String, from folder: String) -> String? {
    guard let file = FileSystem.resolved(file), let folder = FileSystem.resolved(folder) else {
      return nil
    }
    let (target, base) = (file.split(separator: "/"), folder.split(separator: "/"))
    let common = zip(target, base).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - common)
    return (up + target.dropFirst(common).map(String.init)).joined(separator: "/")
  }

  /// A path as short as it can be from here.
  private static func shown(_ path: String) -> String {
    guard let here = FileSystem.resolved("."), path.hasPrefix(here + "/") else { return path }
    return String(path.dropFirst(here.count + 1))
  }
}
