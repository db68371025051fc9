import JSON

/// What differs between the configs of runs.
public struct RunDifferences: Sendable {
  /// The key paths that differ, in the order of the configs, with what tables call them.
  public let keys: [(keyPath: String, name: String)]
  /// For each run what it has of them, in their order.
  public let settings: [[RunSetting]]

  /// What says nothing of how a run was trained.
  private static let ignored: Set<String> = [
    "$schema", "description", "figures", "sweep", "runs", "search", "compare",
  ]

  /// - Parameter configs: of the runs, resolved, so that each says all. O(all their keys).
  public init(_ configs: [JSONTree]) {
    self.init(leaves: configs.map { Leaves($0, ignoring: Self.ignored) })
  }

  private init(leaves: [Leaves]) {
    var order: [String] = []
    var values: [String: (first: String, count: Int, differs: Bool)] = [:]
    for leaf in leaves.lazy.flatMap(\.list) {
      let text = leaf.value.minified
      if let known = values[leaf.keyPath] {
        values[leaf.keyPath] = (known.first, known.count + 1, known.differs || known.first != text)
      } else {
        order.append(leaf.keyPath)
        values[leaf.keyPath] = (text, 1, false)
      }
    }
    let differing = order.filter { path in
      values[path].map { $0.differs || $0.count < leaves.count } ?? false
    }
    // Lists of other lengths are compared as wholes: [3, 1] and [3, 3, 1].
    let wholes = Leaves.lists(of: differing).filter { list in
      Set(leaves.map { $0.count(of: list) }).count > 1
    }
    var paths: [String] = []
    for path in differing {
      let whole = wholes.first { path.hasPrefix($0 + "[") } ?? path
      if paths.last != whole, !paths.contains(whole) { paths.append(whole) }
    }
    let names = RunSetting.names(of: paths)
    keys = paths.map { ($0, names[$0] ?? $0) }
    settings = leaves.map { leaves in
      paths.compactMap { path in
        leaves.value(path).map {
          RunSetting(keyPath: path, name: names[path] ?? path, value: $0)
        }
      }
    }
  }

  /// What stands beside each run: what it has of those settings that all runs have, and its kinds; "run 2" where nothing
  /// differs.
  public var labels: [String] {
    let common = Set(keys.map(\.keyPath)).filter { path in
      settings.allSatisfy { $0.contains { $0.keyPath == path } }
    }
    return settings.enumerated().map { index, settings in
      let shown = RunSetting.ordered(settings.filter { common.contains($0.keyPath) })
      let label = shown.map(\.label).joined(separator: ", ")
      return label.isEmpty ? "run \(index + 1)" : label
    }
  }
}

/// The plain values of a config by their key paths.
private struct Leaves {
  private(set) var list: [(keyPath: String, value: JSONTree)] = []
  private let config: JSONTree

  init(_ config: JSONTree, ignoring ignored: Set<String>) {
    self.config = config
    guard case .object(let members) = config else { return }
    for (key, value) in members where !ignored.contains(key) { add(value, at: key) }
  }

  private mutating func add(_ value: JSONTree, at path: String) {
    switch value {
    case .object(let members) where !members.isEmpty:
      for (key, value) in members { add(value, at: "\(path).\(key)") }
    case .array(let elements)
    where elements.contains { if case .object = $0 { true } else { false } }:
      for (index, value) in elements.enumerated() { add(value, at: "\(path)[\(index)]") }
    default: list.append((path, value))
    }
  }

  /// The value at a key path, which may be a list's.
  func value(_ keyPath: String) -> JSONTree? { config.value(at: keyPath) }

  func count(of list: String) -> Int {
    if case .array(let elements)? = value(list) { elements.count } else { 0 }
  }

  /// The lists that key paths lead through.
  static func lists(of keyPaths: [String]) -> [String] {
    var lists: [String] = []
    for path in keyPaths {
      guard let bracket = path.firstIndex(of: "[") else { continue }
      let list = String(path[..<bracket])
      if !lists.contains(list) { lists.append(list) }
    }
    return lists
  }
}
