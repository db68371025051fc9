import Formatting

/// Runs that differ in their seeds alone, as one.
extension RunSet {
  struct Group: Sendable {
    /// What differs from the other groups, in words.
    let label: String
    /// Of its runs among the members, rising; at least one.
    let indices: [Int]
  }

  /// The key paths that differ between runs other than by seeds, in the order of the configs.
  var sweptKeys: [Setting] {
    var seen: Set<String> = []
    return members.lazy.flatMap(\.settings).filter {
      !$0.isSeed && seen.insert($0.keyPath).inserted
    }
  }

  /// The groups in the order of their first runs; a run of which nothing is known is one by itself.
  var groups: [Group] {
    var order: [[Setting]] = []
    var indices: [[Setting]: [Int]] = [:]
    var alone: [(index: Int, group: Group)] = []
    for (index, member) in members.enumerated() {
      if member.settings.isEmpty {
        alone.append((index, Group(label: member.label, indices: [index])))
        continue
      }
      let key = member.settings.filter { !$0.isSeed }
      if indices[key] == nil { order.append(key) }
      indices[key, default: []].append(index)
    }
    let named = order.compactMap { key in
      indices[key].map { (index: $0[0], group: Group(label: label(key, $0), indices: $0)) }
    }
    return (named + alone).sorted { $0.index < $1.index }.map(\.group)
  }

  private func label(_ settings: [Setting], _ indices: [Int]) -> String {
    if indices.count == 1 { return members[indices[0]].label }
    // Those that every run has say what differs; the others follow from a kind.
    let common = settings.filter { setting in
      members.allSatisfy { $0.setting(setting.keyPath) != nil }
    }
    let words = (common.isEmpty ? settings : common).map(\.label)
    return words.isEmpty ? Readable.counted(indices.count, "seed") : words.joined(separator: ", ")
  }
}
