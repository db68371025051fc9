import Figures
import Files
import JSON
import Schemas

/// The figures that a config names for a run, whatever else the config says.
public struct FigureList: Sendable {
  /// The config's path, for messages.
  public let path: String
  public let figures: [FigureSpec]
  /// Whether they are those that suit the run, as the config names none.
  public let isDefault: Bool

  /// - Throws: `ConfigError`, also for a figure that does not suit the run.
  init(_ json: JSONValue, file: String, _ facts: RunFacts) throws(ConfigError) {
    let top = try ConfigReader(json, file: file, root: Experiment.shape)
    try top.check(keys: Experiment.schema.keys)
    path = file
    figures = try FigureSpec.list(top, facts)
    isDefault = !top.has("figures")
    try FigureSpec.check(figures, facts, top)
  }

  /// Reads the config that `file` means, as `ExperimentFile.load`; it need have nothing but figures.
  ///
  /// - Throws: `ConfigError`, also for a figure that does not suit the run, or `FileError`.
  public init(file: String, _ facts: RunFacts) throws {
    let (json, path) = try ExperimentFile.json(file)
    try self.init(json, file: path, facts)
  }

  /// Those that suit a run without a config.
  public init(suiting facts: RunFacts, path: String) {
    self.path = path
    figures = FigureSpec.defaults(facts)
    isDefault = true
  }

  /// Of figures alone.
  public static func hash(_ figures: [FigureSpec]) -> String { hash([], figures) }

  /// Of a config's members with figures in the place of its own.
  static func hash(_ members: [(String, JSONTree)], _ figures: [FigureSpec]) -> String {
    let key = "figures"
    var members = members
    let tree = JSONTree.array(figures.map(FigureSpec.schema.tree))
    if let index = members.firstIndex(where: { $0.0 == key }) {
      members[index].1 = tree
    } else {
      members.append((key, tree))
    }
    return Hash.fnv1a(Array(JSONTree.object(members).text.utf8))
  }
}
