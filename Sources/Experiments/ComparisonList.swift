import Figures
import Files
import JSON
import Schemas

/// The comparisons that a config names, whatever else it says.
public struct ComparisonList: Sendable {
  /// The config's path, for messages.
  public let path: String
  public let comparisons: [ComparisonSpec]

  /// Reads the config that `file` means, as `ExperimentFile.load`; it need have nothing but `compare`.
  ///
  /// - Throws: `ConfigError`, or `FileError`.
  public init(file: String) throws {
    let (json, path) = try ExperimentFile.json(file)
    try self.init(json, path: path)
  }

  /// A single comparison.
  ///
  /// - Parameters:
  ///   - members: its keys.
  ///   - path: what messages call the place that they are from.
  /// - Throws: `ConfigError`.
  public init(_ members: [(String, JSONTree)], path: String) throws(ConfigError) {
    let tree = JSONTree.object([("compare", .array([.object(members)]))])
    try self.init(try Experiment.parsed(Array(tree.text.utf8), file: path), path: path)
  }

  private init(_ json: JSONValue, path: String) throws(ConfigError) {
    let top = try ConfigReader(json, file: path, root: Experiment.shape)
    try top.check(keys: Experiment.schema.keys)
    self.path = path
    comparisons = try ComparisonSpec.list(top)
    try FigureSpec.checkFiles(comparisons.map(\.figure), "compare", top)
    if comparisons.isEmpty {
      throw top.error("compare", "is missing; it lists the figures of several runs")
    }
  }

  /// Of everything that decides what is drawn but the runs.
  public var hash: String {
    Hash.fnv1a(Array(JSONTree.array(comparisons.map(ComparisonSpec.schema.tree)).text.utf8))
  }
}
