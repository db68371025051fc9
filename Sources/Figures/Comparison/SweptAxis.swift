/// The values of a key that runs of a comparison differ in, in the order of an axis.
struct SweptAxis: Sendable, Equatable {
  let keyPath: String
  let name: String
  /// As they are shown: rising where all are numbers, else in the order of the runs.
  let texts: [String]
  /// Of each value; empty where one is no number.
  let numbers: [Double]

  init(_ key: RunSet.Setting, of runs: RunSet) {
    keyPath = key.keyPath
    name = key.name
    var settings: [RunSet.Setting] = []
    for member in runs.members {
      guard let setting = member.setting(key.keyPath),
        !settings.contains(where: { $0.text == setting.text })
      else { continue }
      settings.append(setting)
    }
    let known = settings.compactMap(\.number)
    let isNumeric = known.count == settings.count
    if isNumeric { settings.sort { ($0.number ?? 0) < ($1.number ?? 0) } }
    texts = settings.map(\.text)
    numbers = isNumeric ? known.sorted() : []
  }

  /// The index of a run's value; `nil` for a run without one.
  func index(of member: RunSet.Member) -> Int? {
    member.setting(keyPath).flatMap { texts.firstIndex(of: $0.text) }
  }
}

extension RunSet {
  /// The axis of a key that a config names by its path, its end or its name.
  func sweptAxis(_ name: String) -> SweptAxis? {
    let keys = sweptKeys
    let key =
      keys.first { $0.keyPath == name } ?? keys.first { $0.name == name }
      ?? keys.first { $0.keyPath.hasSuffix("." + name) }
    return key.map { SweptAxis($0, of: self) }
  }
}
