/// What pictures call the runs.
extension RunSet {
  /// So many values tell a run in a picture.
  private static let mostKeys = 4

  /// The keys whose values are the titles: those that the runs differ in and all of them have; empty where titles are the runs'
  /// labels.
  var titleKeys: [Setting] {
    let keys = sweptKeys.filter { key in
      members.allSatisfy { $0.setting(key.keyPath) != nil }
    }
    return keys.count <= Self.mostKeys && members.allSatisfy { !$0.settings.isEmpty } ? keys : []
  }

  /// What stands beside each run: its values alone where several keys differ, as "adam, 0.01", with its seed where others have
  /// the same ones. Where they do not tell the runs apart, it is the runs' labels.
  var titles: [String] {
    let keys = titleKeys
    let values = members.map { title(of: $0, keys) }
    let titles = zip(members, values).map { member, value in
      values.count { $0 == value } > 1 || value.isEmpty
        ? [value, Self.seed(of: member)].filter { !$0.isEmpty }.joined(separator: ", ") : value
    }
    let isTold = Set(titles).count == titles.count && !titles.contains("")
    return isTold ? titles : members.map(\.label)
  }

  /// Without its seed.
  func title(of member: Member, _ keys: [Setting]) -> String {
    let settings = keys.compactMap { member.setting($0.keyPath) }
    return settings.count == 1
      ? settings[0].label
      : settings.map { $0.number == nil ? $0.label : $0.text }.joined(separator: ", ")
  }

  /// "seed 2"; a seed that others follow stands for them.
  private static func seed(of member: Member) -> String {
    var texts: Set<String> = []
    return member.settings.filter { $0.isSeed && texts.insert($0.text).inserted }.map(\.label)
      .joined(separator: ", ")
  }
}
