import Figures
import Files
import JSON
import Numerics
import Schemas

/// The runs that a config with `sweep` or `runs` means.
public struct Sweep: Sendable {
  /// One of them.
  public struct Run: Sendable {
    /// What differs: "adam-lr0.01-seed2"; a name for a folder.
    public let name: String
    /// `Experiment.trainingHash`: two runs with one are one run.
    public let hash: String
    /// What the sweep sets, as comparisons name it.
    public let settings: [RunSetting]
    /// Beside its panel: "adam, learning rate 0.01".
    public let label: String
    /// What names it in plans, so that it is found without a look at the others: its hash, and where in the sweep it is.
    public var reference: String { "\(hash)@\(index)" }
    /// Among all that the config gives, the same ones included.
    public let index: Int
    /// Of training, at most.
    public let epochs: Int
    public let parameterCount: Int
    /// What its data are of, as `RunConfig.dataset`.
    public let dataset: String?
    let config: JSONValue
  }

  /// Of the sweep: the config's file name without ".json".
  public let name: String
  /// Where the config was read, for messages.
  public let path: String
  /// In the order of the config, each once.
  public let runs: [Run]
  public let search: SweepSearch
  /// What is drawn of all runs together.
  public let comparisons: [ComparisonSpec]
  /// Whether `runs` are all of them.
  public let isWhole: Bool
  /// How many runs were the same as an earlier one.
  public let duplicateCount: Int
  /// Without the sweep's own keys.
  private let base: JSONValue

  /// More have to be asked for.
  public static let runLimit = 1000
  /// More cannot be.
  private static let mostRuns = 1_000_000
  /// For each run.
  private static let mostDraws = 20

  /// - Parameter references: of the only runs that are wanted; all are there where one of them is no longer in its place.
  /// - Returns: `nil` for a config without a sweep.
  /// - Throws: `ConfigError`, also for a run that cannot be. O(runs × keys).
  init?(
    _ config: JSONValue, file: String, name: String, references: [String] = []
  ) throws(ConfigError) {
    guard let spec = try SweepSpec(config, file: file) else { return nil }
    self.name = name
    path = file
    search = spec.search
    // Runs are shared by sweeps that are compared and described otherwise.
    base = config.without(SweepSpec.keys + [Self.compareKey, "description"])
    let drafts = try Self.drafts(spec, file: file)
    let shape = Experiment.shape
    if let some = try Self.referenced(references, of: drafts, over: base, shape, file: file) {
      isWhole = false
      duplicateCount = 0
      runs = some.map { Run($0, name: $0.hash, label: $0.hash, settings: []) }
      comparisons = []
      return
    }
    isWhole = true
    var resolved: [Resolved] = []
    var known: Set<String> = []
    for index in drafts.indices {
      let run = try Self.resolved(drafts, index, over: base, shape, file: file)
      if known.insert(run.hash).inserted { resolved.append(run) }
    }
    duplicateCount = drafts.count - resolved.count
    runs = Self.named(resolved)
    var comparisons = try Self.comparisons(config, runs, file: file)
    // A sweep over data sets is to compare them.
    if Set(runs.map(\.dataset)).count > 1 {
      for index in comparisons.indices where comparisons[index].axes == nil {
        comparisons[index].axes = .own
      }
    }
    self.comparisons = comparisons
  }

  private static let compareKey = "compare"
  /// Those of a config that names none.
  private static let defaultComparisons = """
    [{ "kind": "overlay", "file": "loss.gif" }, { "kind": "summary", "file": "summary.png" },
     { "kind": "summary", "file": "summary.md" }]
    """

  /// - Throws: for what does not suit the first run.
  private static func comparisons(
    _ config: JSONValue, _ runs: [Run], file: String
  ) throws(ConfigError) -> [ComparisonSpec] {
    let list: JSONValue
    if let own = config[compareKey] {
      list = own
    } else {
      list = try Experiment.parsed(Array(defaultComparisons.utf8), file: file)
    }
    guard let first = runs.first, case .object(let members) = first.config.content else {
      return []
    }
    let compared = JSONValue.Member(key: compareKey, position: list.position, value: list)
    return try Experiment(
      JSONValue(.object(members + [compared]), at: first.config.position), file: file
    ).compare
  }

  /// Of everything that decides what is drawn of the runs together.
  public var hash: String {
    let list = JSONTree.array(comparisons.map(ComparisonSpec.schema.tree)).minified
    return Hash.fnv1a(Array((runs.map(\.hash) + [list]).joined(separator: "\n").utf8))
  }

  /// The experiment of a run, as a config of its own would say it.
  public func experiment(_ run: Run) throws(ConfigError) -> Experiment {
    var experiment = try Experiment(run.config, file: path)
    experiment.name = run.name
    return experiment
  }

  // MARK: - What runs there are

  struct Draft {
    let variant: SweepSpec.Variant?
    let settings: [SweepSpec.Setting]
    /// In the config, for messages.
    let path: String
  }

  private static func drafts(_ spec: SweepSpec, file: String) throws(ConfigError) -> [Draft] {
    var drafts: [Draft] = []
    let variants: [SweepSpec.Variant?] = spec.variants.isEmpty ? [nil] : spec.variants
    func add(_ settings: [SweepSpec.Setting], _ path: String) {
      for variant in variants {
        drafts.append(
          Draft(
            variant: variant, settings: (variant?.settings ?? []) + settings, path: path))
      }
    }
    if spec.grids.isEmpty {
      for variant in spec.variants {
        drafts.append(Draft(variant: variant, settings: variant.settings, path: variant.path))
      }
    }
    if let draws = spec.search.random, !spec.grids.isEmpty {
      var random = RandomState(seed: spec.search.seed)
      var drawn: Set<String> = []
      // What was drawn already is drawn again, unless there is hardly anything else.
      for _ in 0..<draws * mostDraws where drawn.count < draws {
        let grid = spec.grids[random.interval(spec.grids.count - 1)]
        let settings = grid.draw(&random)
        let text = settings.map { "\($0.keyPath) \(JSONTree($0.value).minified)" }
        if drawn.insert(text.joined(separator: "\n")).inserted { add(settings, grid.path) }
      }
      return drafts
    }
    for grid in spec.grids {
      guard let count = grid.count, count <= mostRuns / variants.count - drafts.count else {
        throw .value(
          file: file, keyPath: grid.path,
          "has more than \(mostRuns) runs; \"search\": { \"random\": 100 } draws some of them")
      }
      for index in 0..<count { add(grid.settings(index), grid.path) }
    }
    return drafts
  }

  // MARK: - What each is

  struct Resolved {
    let draft: Draft
    let index: Int
    let hash: String
    let config: JSONValue
    /// All that it was read as.
    let tree: JSONTree
    let epochs: Int
    let parameterCount: Int
  }

  private static func resolved(
    _ drafts: [Draft], _ index: Int, over base: JSONValue, _ shape: ObjectShape, file: String
  ) throws(ConfigError) -> Resolved {
    let draft = drafts[index]
    var config = base
    let overrides = draft.settings.compactMap { ConfigOverride($0.keyPath, $0.value) }
    do {
      for override in overrides {
        config = try override.applied(to: config, of: shape)
      }
    } catch {
      guard case .value(let keyPath, let problem) = error else {
        throw .value(file: file, keyPath: draft.path, "\(error)")
      }
      throw .value(file: file, keyPath: "\(draft.path): \(keyPath)", problem)
    }
    do {
      let experiment = try Experiment(config, file: file)
      return Resolved(
        draft: draft, index: index, hash: experiment.trainingHash, config: config,
        tree: experiment.tree,
        epochs: experiment.training.epochs, parameterCount: experiment.parameterCount)
    } catch {
      guard case .value(let file, let keyPath, let problem) = error,
        overrides.contains(where: { $0.concerns(keyPath) })
      else { throw error }
      throw .value(file: file, keyPath: "\(draft.path): \(keyPath)", problem)
    }
  }

  /// The runs that references mean; `nil` where there are none, or one is no longer what it was.
  private static func referenced(
    _ references: [String], of drafts: [Draft], over base: JSONValue, _ shape: ObjectShape,
    file: String
  ) throws(ConfigError) -> [Resolved]? {
    if references.isEmpty { return nil }
    var found: [Resolved] = []
    for reference in references {
      let parts = reference.split(separator: "@")
      guard parts.count == 2, let index = Int(parts[1]), drafts.indices.contains(index) else {
        return nil
      }
      let run = try resolved(drafts, index, over: base, shape, file: file)
      if run.hash != parts[0] { return nil }
      found.append(run)
    }
    return found
  }
}

extension JSONValue {
  /// An object without some of its keys.
  fileprivate func without(_ keys: [String]) -> JSONValue {
    guard case .object(let members) = content else { return self }
    return JSONValue(.object(members.filter { !keys.contains($0.key) }), at: position)
  }
}
