import JSON

/// What the runs of a sweep are called.
extension Sweep {
  /// The runs under names that say what differs.
  static func named(_ runs: [Resolved]) -> [Run] {
    var keyPaths: [String] = []
    var known: Set<String> = []
    for setting in runs.lazy.flatMap(\.draft.settings)
    where known.insert(setting.keyPath).inserted {
      keyPaths.append(setting.keyPath)
    }
    // What a named run sets is told by its name.
    let sweptKeys = Set(
      runs.lazy.flatMap { run in
        run.draft.settings.dropFirst(run.draft.variant?.settings.count ?? 0).map(\.keyPath)
      })
    let keyPathsShown = keyPaths.filter(sweptKeys.contains)
    let names = RunSetting.names(of: keyPathsShown)
    let settings = runs.map { run in
      let name = run.draft.variant.map {
        RunSetting(keyPath: RunSetting.nameKey, name: "run", value: .string($0.name))
      }
      return [name].compactMap(\.self)
        + RunSetting.ordered(
          keyPathsShown.compactMap { path in
            run.tree.value(at: path).map {
              RunSetting(keyPath: path, name: names[path] ?? path, value: $0)
            }
          })
    }
    let differing = differingKeys(settings).union([RunSetting.nameKey])
    var taken: [String: Int] = [:]
    return runs.indices.map { index in
      let shown = settings[index].filter { differing.contains($0.keyPath) }
      let labels = shown.map(\.label)
      var name = RunSetting.fileName(shown.map(\.fileName))
      taken[name, default: 0] += 1
      if let count = taken[name], count > 1 { name += "-\(count)" }
      return Run(
        runs[index], name: name, label: labels.isEmpty ? name : labels.joined(separator: ", "),
        settings: settings[index])
    }
  }

  private static func differingKeys(_ settings: [[RunSetting]]) -> Set<String> {
    var first: [String: String] = [:]
    var counts: [String: Int] = [:]
    var differing: Set<String> = []
    for setting in settings.lazy.flatMap(\.self) {
      let text = setting.value.minified
      counts[setting.keyPath, default: 0] += 1
      if let known = first[setting.keyPath] {
        if known != text { differing.insert(setting.keyPath) }
      } else {
        first[setting.keyPath] = text
      }
    }
    for (key, count) in counts where count < settings.count { differing.insert(key) }
    return differing
  }
}

extension Sweep.Run {
  init(_ run: Sweep.Resolved, name: String, label: String, settings: [RunSetting]) {
    self.init(
      name: name, hash: run.hash, settings: settings, label: label, index: run.index,
      epochs: run.epochs, parameterCount: run.parameterCount,
      dataset: RunConfig.dataset(run.tree), config: run.config)
  }
}
