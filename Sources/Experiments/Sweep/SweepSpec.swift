import JSON
import Numerics
import Schemas

/// What `sweep`, `runs` and `search` say, before runs are made of it.
struct SweepSpec {
  /// A value of a config, and which one.
  struct Setting {
    let keyPath: String
    let value: JSONValue
  }

  /// A named run.
  struct Variant {
    let name: String
    let settings: [Setting]
    /// In the config, for messages: "runs[0]".
    let path: String
  }

  /// Keys that change together: one, or several in pairs.
  struct Axis {
    /// What they are in turn.
    let rows: [[Setting]]
    /// Where values are drawn instead.
    let range: (keyPath: String, SweepRange)?
  }

  /// The combinations of all values of its axes.
  struct Grid {
    let axes: [Axis]
    /// In the config, for messages: "sweep[0]".
    let path: String

    /// How many there are; `nil` for more than can be.
    var count: Int? {
      axes.reduce(1) { count, axis in
        count.flatMap {
          let (product, overflow) = $0.multipliedReportingOverflow(by: axis.rows.count)
          return overflow ? nil : product
        }
      }
    }

    /// One of the combinations: the last axis changes fastest.
    func settings(_ index: Int) -> [Setting] {
      var rest = index
      var settings: [[Setting]] = []
      for axis in axes.reversed() {
        settings.append(axis.rows[rest % axis.rows.count])
        rest /= axis.rows.count
      }
      return settings.reversed().flatMap { $0 }
    }

    func draw(_ random: inout RandomState) -> [Setting] {
      axes.flatMap { axis -> [Setting] in
        guard let (keyPath, range) = axis.range else {
          return axis.rows[random.interval(axis.rows.count - 1)]
        }
        return [Setting(keyPath: keyPath, value: .number(range.draw(&random)))]
      }
    }
  }

  static let keys = ["sweep", "runs", "search"]

  private(set) var variants: [Variant] = []
  private(set) var grids: [Grid] = []
  private(set) var search = SweepSearch()

  /// - Returns: `nil` for a config without a sweep.
  init?(_ config: JSONValue, file: String) throws(ConfigError) {
    let top = try ConfigReader(config, file: file, root: Experiment.shape)
    guard Self.keys.contains(where: top.has) else { return nil }
    if let reader = try top.object("search", forms: []) {
      search = try SweepSearch.schema.read(reader, over: search)
      try search.check(reader)
    }
    if let runs = try top.objects("runs", count: 1...10_000, forms: []) {
      for (index, run) in runs.enumerated() {
        variants.append(try Self.variant(run, path: "runs[\(index)]", of: variants))
      }
    }
    if let parts = try top.objects("sweep", count: 1...1000, forms: [], allowsSingle: true) {
      for (index, part) in parts.enumerated() {
        grids.append(
          try Self.grid(
            part, path: top.isList("sweep") ? "sweep[\(index)]" : "sweep",
            isDrawn: search.random != nil))
      }
    } else if variants.isEmpty {
      throw top.error("search", "there is nothing to search; name keys and their values in sweep")
    }
  }

  private static func variant(
    _ run: ConfigReader, path: String, of known: [Variant]
  ) throws(ConfigError) -> Variant {
    let name = try run.string("name")
    if name.isEmpty { throw run.error("name", "is empty") }
    if let other = known.first(where: { $0.name == name }) {
      throw run.error("name", "\(JSONTree.excerpt(name)) is the name of \(other.path) too")
    }
    var settings: [Setting] = []
    for key in run.keys where key != "name" {
      try check(key, run)
      if let value = run[key] { settings.append(Setting(keyPath: key, value: value)) }
    }
    return Variant(name: name, settings: settings, path: path)
  }

  private static func grid(
    _ part: ConfigReader, path: String, isDrawn: Bool
  ) throws(ConfigError) -> Grid {
    var axes: [Axis] = []
    for key in part.keys {
      guard let value = part[key] else { continue }
      if key == zip {
        axes.append(try zipped(part))
      } else {
        try check(key, part)
        axes.append(try axis(key, value, part, isDrawn: isDrawn))
      }
    }
    guard !axes.isEmpty else {
      throw part.error(
        "", "is empty; name keys and their values: { \"training.epochs\": [100, 200] }")
    }
    return Grid(axes: axes, path: path)
  }

  private static let zip = "zip"

  private static func axis(
    _ key: String, _ value: JSONValue, _ part: ConfigReader, isDrawn: Bool
  ) throws(ConfigError) -> Axis {
    func settings(_ values: [JSONValue]) -> [[Setting]] {
      values.map { [Setting(keyPath: key, value: $0)] }
    }
    switch value.content {
    case .array(let values):
      guard !values.isEmpty else { throw part.error(key, "has no values") }
      return Axis(rows: settings(values), range: nil)
    case .object where value["from"] != nil || value["to"] != nil:
      guard let reader = try part.object(key, forms: []) else { break }
      let range = try SweepRange(reader, isWhole: Experiment.shape.isWhole(at: key))
      if isDrawn { return Axis(rows: settings([value]), range: (key, range)) }
      guard let count = range.count else {
        throw reader.error(
          "count",
          "is missing; without it values are drawn, and \"search\": { \"random\": 20 } says how many"
        )
      }
      return Axis(rows: settings(range.values(count).map { .number($0) }), range: nil)
    default: break
    }
    return Axis(rows: settings([value]), range: nil)
  }

  /// Lists of one length, whose values go together.
  private static func zipped(_ part: ConfigReader) throws(ConfigError) -> Axis {
    guard let lists = try part.object(zip, forms: []) else { return Axis(rows: [], range: nil) }
    var columns: [(key: String, values: [JSONValue])] = []
    for key in lists.keys {
      try check(key, lists)
      guard let values = try lists.list(key, count: 1...100_000) else { continue }
      if let first = columns.first, first.values.count != values.count {
        throw lists.error(
          key,
          "has \(values.count) values and \(first.key) has \(first.values.count); in a zip all lists have one length"
        )
      }
      columns.append((key, values))
    }
    guard let count = columns.first?.values.count else {
      throw part.error(zip, "is empty; name keys and their values in pairs")
    }
    return Axis(
      rows: (0..<count).map { row in
        columns.map { Setting(keyPath: $0.key, value: $0.values[row]) }
      }, range: nil)
  }

  /// - Throws: for what is no key path, and for one that trains nothing else.
  private static func check(_ key: String, _ reader: ConfigReader) throws(ConfigError) {
    guard let override = ConfigOverride(key, .number(0)) else {
      throw reader.error(
        JSONTree.excerpt(key), "is no key path, like \"network.layers[0].units\"")
    }
    let top = override.keyPath.prefix { $0 != "." && $0 != "[" }
    if !Experiment.trainingKeys.contains(String(top)) {
      let clause = Suggestion.clause(for: String(top), among: Experiment.trainingKeys)
      throw reader.error(
        JSONTree.excerpt(key),
        "does not say how a run is trained\(clause); the keys that do begin with \(Experiment.trainingKeys.joined(separator: ", "))"
      )
    }
  }
}

extension Experiment {
  /// The keys of a config's top that decide a run.
  static let trainingKeys = [
    "seed", "dataset", "inputs", "network", "initial", "training", "snapshots",
  ]
}

extension JSONValue {
  /// A number that no text says; whole ones as whole numbers.
  fileprivate static func number(_ value: Double) -> JSONValue {
    JSONValue(
      Int(exactly: value).map { .integer($0) } ?? .number(value),
      at: Position(line: 1, column: 1))
  }
}
