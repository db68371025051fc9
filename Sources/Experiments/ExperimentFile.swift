import Files
import JSON
import Schemas

/// Where a config is, and what it says.
public enum ExperimentFile {
  /// Reads the config that `file` means: a path, a bare name that is looked up here and then in configs/, with or without
  /// ".json", or "-" for standard input.
  ///
  /// - Parameters:
  ///   - overrides: set over the config, in order.
  ///   - name: of the run folder; by default the file's, and "config" for a pipe without one.
  /// - Throws: `ConfigError`, `ConfigOverrideError`, or `FileError` when the file cannot be read.
  public static func load(
    _ file: String, overrides: [ConfigOverride] = [], name: String? = nil
  ) throws -> Experiment {
    let (config, path) = try json(file, overrides)
    return try experiment(config, file, path, overrides, name)
  }

  /// What a config means: one run, or a sweep of several.
  public enum Content: Sendable {
    case experiment(Experiment)
    case sweep(Sweep)
  }

  /// As `load`, for a config that may have a sweep.
  ///
  /// - Parameter runs: the only ones of a sweep that are wanted, by their references; of other names all are there.
  public static func content(
    _ file: String, overrides: [ConfigOverride] = [], name: String? = nil, runs: [String] = []
  ) throws -> Content {
    let (config, path) = try json(file, overrides)
    do {
      let sweep = try Sweep(
        config, file: path, name: name ?? runName(file, path), references: runs)
      if let sweep { return .sweep(sweep) }
    } catch {
      throw error.told(of: overrides)
    }
    return .experiment(try experiment(config, file, path, overrides, name))
  }

  private static func experiment(
    _ config: JSONValue, _ file: String, _ path: String, _ overrides: [ConfigOverride],
    _ name: String?
  ) throws -> Experiment {
    do {
      var experiment = try Experiment(config, file: path)
      experiment.name = name ?? runName(file, path)
      return experiment
    } catch {
      throw error.told(of: overrides)
    }
  }

  private static func runName(_ file: String, _ path: String) -> String {
    file == standardInput || isDescriptor(path) ? namelessRun : Experiment.name(of: path)
  }

  private static func json(
    _ file: String, _ overrides: [ConfigOverride]
  ) throws -> (JSONValue, path: String) {
    var (config, path) = try json(file)
    for override in overrides { config = try override.applied(to: config) }
    return (config, path)
  }

  /// A config's text as a tree, and its path.
  static func json(_ file: String) throws -> (JSONValue, path: String) {
    let path = file == standardInput ? "standard input" : try find(file, in: ".")
    let bytes =
      file == standardInput ? try FileSystem.readStandardInput() : try FileSystem.read(path)
    return (try Experiment.parsed(bytes, file: path), path)
  }

  /// Whether there is a config of that name.
  public static func exists(_ file: String) -> Bool {
    (try? find(file, in: ".")) != nil
  }

  /// Whether a path is that of an open file, as a shell's `<(…)` gives it, and so names nothing.
  private static func isDescriptor(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/")
  }

  private static let standardInput = "-"
  /// The folder of the configs that come with the program.
  public static let presets = "configs"
  private static let namelessRun = "config"
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
    // "weights/shapes-transfer" is one of the presets, too.
    let isPreset = !["/", ".", "~"].contains { name.hasPrefix($0) }
    let candidates = names + (isPreset ? names.map { "\(presets)/\($0)" } : [])
    if let found = candidates.first(where: { FileSystem.isReadable(here($0)) }) { return found }

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
