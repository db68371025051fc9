import Files

/// Where a config is, and what it says.
public enum ExperimentFile {
  /// Reads the config that `name` means: a path, or a bare name that is looked up here and then in configs/, with or
  /// without ".json".
  ///
  /// - Throws: `ConfigError`, or `FileError` when the file cannot be read.
  public static func load(_ name: String) throws -> Experiment {
    let path = try find(name, in: ".")
    return try Experiment(try FileSystem.read(path), file: path)
  }

  private static let presets = "configs"
  /// More names make a sentence hard to read.
  private static let shownConfigs = 6

  /// - Parameter current: the folder that `name` starts from; the result does, too.
  static func find(_ name: String, in current: String) throws(ConfigError) -> String {
    func here(_ path: String) -> String { path.hasPrefix("/") ? path : "\(current)/\(path)" }
    func configs(_ folder: String) -> [String] {
      FileSystem.names(in: here(folder)).filter { $0.hasSuffix(".json") }
    }
    let names = name.hasSuffix(".json") ? [name] : [name, name + ".json"]
    let isBare = !name.contains("/")
    let candidates = names + (isBare ? names.map { "\(presets)/\($0)" } : [])
    if let found = candidates.first(where: { FileSystem.isFile(here($0)) }) { return found }

    let asked = name.hasSuffix(".json") ? name : name + ".json"
    let shown = name.isEmpty ? "\"\"" : name
    guard isBare else {
      let folder = FileSystem.parent(of: name)
      let known = configs(folder).map { "\(folder)/\($0)" }
      throw .notFound(shown, suggestion: Suggestion.clause(for: asked, among: known))
    }
    var clause = Suggestion.clause(for: asked, among: configs(presets) + configs("."))
    if clause.isEmpty {
      let known = configs(presets)
      let shown = known.prefix(shownConfigs).joined(separator: ", ")
      let rest = known.count - shownConfigs
      clause =
        ", here or in \(presets)/"
        + (known.isEmpty ? "" : ", which has \(shown)" + (rest > 0 ? " and \(rest) more" : ""))
    }
    throw .notFound(shown, suggestion: clause)
  }
}
