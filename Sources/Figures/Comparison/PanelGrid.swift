import Plots

/// A figure of each of several runs as panels of a grid: each titled by what its run differs in.
struct PanelGrid {
  let runs: RunSet
  /// Of each run.
  let contents: [Content]

  /// The contents on a grid whose plots share what they can.
  var content: Content {
    let plots = contents.map(\.plots)
    let alone = Self.scalesThatDiffer(plots)
    let isBarShared = Self.isBarShared(plots)
    let titles = runs.titles
    let panels = contents.enumerated().map { index, content in
      let text = altText(of: content, isFirst: index == 0)
      var isFirst = true
      return content.mapping { plot in
        var plot = plot
        if isFirst {
          plot.panelTitle = titles[index]
          plot.panelSubtitles = runs.members[index].readings(index)
        }
        // The others of a run's plots are under its title, too.
        if !isFirst { plot.panelTitle = "" }
        plot.altText = isFirst ? text : ""
        if !isBarShared { plot.colorBar = nil }
        isFirst = false
        let isOwn = runs.axes == .own
        return plot.renamingScales { id in
          isOwn || alone.contains(id) ? ScaleID("\(id.name) of run \(index)") : id
        }
      }
    }
    let columns =
      panels.count < 3
      ? panels.count : Int(Double(panels.count).squareRoot().rounded(.up))
    var grid = PlotGrid.even(panels, columns: columns)
    grid.sharesAxes = true
    return .grid(grid)
  }

  /// Scales that mean another thing in each run: the layers of networks that are not alike.
  private static func scalesThatDiffer(_ plots: [[Plot]]) -> Set<ScaleID> {
    var specs: [ScaleID: ScaleSpec] = [:]
    var differing: Set<ScaleID> = []
    for spec in plots.lazy.joined().flatMap(\.scales) {
      guard let first = specs[spec.id] else {
        specs[spec.id] = spec
        continue
      }
      if first.label != spec.label || !first.hasSameBands(as: spec) { differing.insert(spec.id) }
    }
    return differing
  }

  /// Whether the colours of all runs mean the same.
  private static func isBarShared(_ plots: [[Plot]]) -> Bool {
    let bars = plots.map { $0.lazy.compactMap(\.colorBar).first }
    return bars.allSatisfy { $0?.label == bars[0]?.label && $0?.domain == bars[0]?.domain }
  }

  private func altText(of content: Content, isFirst: Bool) -> String {
    guard isFirst else { return "" }
    let texts = content.plots.map(\.altText).filter { !$0.isEmpty }
    return texts.joined(separator: ". ")
      + ", a panel for each run: \(runs.titles.joined(separator: "; "))"
  }
}

extension RunSet.Member {
  /// "epoch 120 · loss 0.031", or the loss alone, and whether training has failed.
  ///
  /// - Parameter index: of the run among those of the page.
  fileprivate func readings(_ index: Int) -> [Caption] {
    let readings = run.readings(index)
    return [["epoch", "loss"], ["loss"]].map { names in
      reading(readings.filter { names.contains($0.shortName) }, index)
    }
  }

  private func reading(_ shown: [Reading], _ index: Int) -> Caption {
    let last = run.moments.count - 1
    let end = hasDiverged ? " · diverged" : ""
    let longest = shown.map { reading in
      "\(reading.shortName) \(reading.texts.max { $0.count < $1.count } ?? "")"
    }.joined(separator: " · ")
    return .moving(longest: longest + end) { frame in
      shown.map { "\($0.shortName) \($0.text(frame.instant))" }.joined(separator: " · ")
        + (frame.instant.moments[index] == last ? end : "")
    }
  }
}

extension ScaleSpec {
  fileprivate func hasSameBands(as other: ScaleSpec) -> Bool {
    switch (kind, other.kind) {
    case (.band(let names), .band(let others)): names == others
    case (.band, _), (_, .band): false
    default: true
    }
  }
}

extension Content {
  /// The same content with other plots in its cells.
  fileprivate func mapping(_ change: (Plot) -> Plot) -> Content {
    switch self {
    case .plot(let plot): return .plot(change(plot))
    case .grid(var grid):
      for index in grid.cells.indices {
        grid.cells[index].content = grid.cells[index].content.mapping(change)
      }
      return .grid(grid)
    }
  }
}
