import Plots

extension Figure {
  package static func check(
    _ options: Options, of set: RunSet
  ) throws {
    try set.checkFacts { try check(options, $0) }
    try set.checkData()
  }

  /// Those of the run; of several runs in step, or of the samples that each of them goes through.
  package static func instants(of set: RunSet, _ options: Options) throws -> [Instant] {
    let each = try set.members.map { try instants(of: $0.run, options) }
    if each.count == 1 { return each[0] }
    let goesThroughSamples = each.contains { frames in
      frames.count > 1 && Set(frames.map(\.moments)).count == 1
    }
    guard goesThroughSamples, let longest = each.max(by: { $0.count < $1.count }) else {
      return try set.instants()
    }
    return longest.map { frame in
      var frame = frame
      frame.moments = each.map { $0.last?.moments[0] ?? 0 }
      return frame
    }
  }

  /// The figure of the run; of several runs a panel each.
  package static func content(of comparison: Comparison, _ options: Options) throws -> Content {
    let contents = try comparison.subjects.map { try content(of: $0, options) }
    return contents.count == 1
      ? contents[0] : PanelGrid(runs: comparison.runs, contents: contents).content
  }

  /// The runs of a page: as many as have room for a panel.
  package static func shown(of set: RunSet) -> RunSet { set.fitting() }
}
