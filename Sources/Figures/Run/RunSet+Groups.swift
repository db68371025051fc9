import Formatting

/// Runs that differ in their seeds alone, as one.
extension RunSet {
  struct Group: Sendable {
    /// What differs from the other groups, in words.
    let label: String
    /// Of its runs among the members, rising; at least one.
    let indices: [Int]
  }

  /// The keys that runs differ in other than by seeds, in the order of the configs. One that only some runs have, all with the
  /// same value, follows from another key and is none.
  var sweptKeys: [Setting] {
    var first: [String: Setting] = [:]
    var order: [String] = []
    var differing: Set<String> = []
    for setting in members.lazy.flatMap(\.settings) where !setting.isSeed {
      if let known = first[setting.keyPath] {
        if known.text != setting.text { differing.insert(setting.keyPath) }
      } else {
        first[setting.keyPath] = setting
        order.append(setting.keyPath)
      }
    }
    return order.filter(differing.contains).compactMap { first[$0] }
  }

  /// The groups in the order of their first runs; a run of which nothing is known is one by itself.
  var groups: [Group] {
    let (titles, keys) = (titles, titleKeys)
    var order: [[Setting]] = []
    var indices: [[Setting]: [Int]] = [:]
    var alone: [Group] = []
    for (index, member) in members.enumerated() {
      if member.settings.isEmpty {
        alone.append(Group(label: titles[index], indices: [index]))
        continue
      }
      let key = member.settings.filter { !$0.isSeed }
      if indices[key] == nil { order.append(key) }
      indices[key, default: []].append(index)
    }
    let named = order.compactMap { key in
      indices[key].map { runs in
        let title = title(of: members[runs[0]], keys)
        return Group(
          label: runs.count == 1
            ? titles[runs[0]]
            : title.isEmpty
              ? Self.words(key) ?? Readable.counted(runs.count, "seed") : title,
          indices: runs)
      }
    }
    return (named + alone).sorted { $0.indices[0] < $1.indices[0] }
  }

  private static func words(_ settings: [Setting]) -> String? {
    settings.isEmpty ? nil : settings.map(\.label).joined(separator: ", ")
  }
}
