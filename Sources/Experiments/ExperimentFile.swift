import Snapshots

/// Where a config is, and what it says.
public enum ExperimentFile {
  /// Reads the config that `name` means: a path, or a bare name that is looked up here and then in configs/, with or
  /// without ".json".
  public static func load(_ name: String) throws -> Experiment {
    let path = try find(name)
    return try Experiment(try FileSystem.read(path), file: path)
  }

  static func find(_ name: String) throws(ConfigError) -> String {
    let names = name.hasSuffix(".json") ? [name] : [name, name + ".json"]
    let isBare = !name.contains("/")
    let candidates = names + (isBare ? names.map { "configs/" + $0 } : [])
    if let found = candidates.first(where: FileSystem.isFile) { return found }
    let known = (FileSystem.names(in: "configs") + FileSystem.names(in: "."))
      .filter { $0.hasSuffix(".json") }
    let asked = name.hasSuffix(".json") ? name : name + ".json"
    var clause = Suggestion.clause(for: asked, among: known)
    if clause.isEmpty, isBare {
      let presets = FileSystem.names(in: "configs").filter { $0.hasSuffix(".json") }
      clause =
        presets.isEmpty
        ? ", here or in configs/"
        : ", here or in configs/, which has \(presets.joined(separator: ", "))"
    }
    throw .notFound(name, suggestion: clause)
  }
}
