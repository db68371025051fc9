import JSON
import Learning
import Schemas

extension Experiment {
  /// Reads and checks a config.
  ///
  /// - Parameters:
  ///   - file: the config's path, for messages and for the experiment's name.
  public init(_ bytes: [UInt8], file: String) throws(ConfigError) {
    try self.init(Self.parsed(bytes, file: file), file: file)
  }

  static func parsed(_ bytes: [UInt8], file: String) throws(ConfigError) -> JSONValue {
    do {
      return try JSONParser.parse(bytes)
    } catch {
      throw .notJSON(file: file, error)
    }
  }

  init(_ json: JSONValue, file: String) throws(ConfigError) {
    let top = try ConfigReader(json, file: file, root: Self.shape)
    self = try Self.schema.read(top, over: Experiment(file: file))
    try source.settleTargets(network, top)
    self = try applyingInitial(top)
    try check(top)
    if var initial {
      initial.weights = try initialWeights(initial, top)
      self.initial = initial
    }
  }

  /// What a config starts from.
  init(file: String) {
    name = Self.name(of: file)
    path = file
    seed = 42
    source = DataSource(.start)
    inputs = InputSpec()
    training = source.defaultTraining(seed: seed)
    network = source.defaultNetwork(training.loss.kind, seed: seed)
    snapshots = SnapshotSchedule()
    figures = []
  }

  /// "moons" for "configs/moons.json", and for the resolved "visualizations/moons/config.json" too.
  static func name(of file: String) -> String {
    let parts = file.split(separator: "/")
    let last = parts.last ?? ""
    var name = last.hasSuffix(".json") ? last.dropLast(5) : last
    if last == "config.json", let folder = parts.dropLast().last { name = folder }
    // The names that would lead out of the output folder.
    return ["", ".", ".."].contains(name) ? "run" : String(name)
  }
}
