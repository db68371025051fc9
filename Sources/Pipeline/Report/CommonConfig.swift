import JSON

/// What the configs of several runs have in common.
enum CommonConfig {
  /// What says nothing of how a run was trained.
  private static let ignored: Set = [
    "$schema", "description", "figures", "sweep", "runs", "search", "compare",
  ]

  /// - Parameters:
  ///   - config: of any of the runs.
  ///   - keyPaths: of what differs: "network.layers[0].units", or "network.layers" for all below it.
  static func tree(_ config: JSONTree, without keyPaths: Set<String>) -> JSONTree {
    guard case .object(let members) = config else { return config }
    let kept = members.filter { !ignored.contains($0.0) }
    return pruned(.object(kept), at: "", keyPaths) ?? .object([])
  }

  /// `nil` when nothing is left of it.
  private static func pruned(
    _ value: JSONTree, at path: String, _ keyPaths: Set<String>
  ) -> JSONTree? {
    if keyPaths.contains(path) { return nil }
    switch value {
    case .object(let members) where !members.isEmpty:
      let kept = members.compactMap { key, inner -> (String, JSONTree)? in
        pruned(inner, at: path.isEmpty ? key : "\(path).\(key)", keyPaths).map { (key, $0) }
      }
      return kept.isEmpty ? nil : .object(kept)
    case .array(let elements):
      let kept = elements.enumerated().compactMap { pruned($1, at: "\(path)[\($0)]", keyPaths) }
      return kept.isEmpty && !elements.isEmpty ? nil : .array(kept)
    default: return value
    }
  }
}
