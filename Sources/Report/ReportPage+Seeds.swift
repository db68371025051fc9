import Formatting

extension ReportPage {
  /// Runs that differ in their seeds alone, as one.
  private struct Group {
    /// What they have of the other settings.
    let values: [String]
    var runs: [Int] = []
  }

  /// The table of a batch with means over seeds; nothing where no run differs from another by its seeds alone.
  func addSeedTable(to html: inout HTMLWriter) {
    let groups = groups
    guard groups.contains(where: { $0.runs.count > 1 }) else { return }
    let names = settings.filter { !$0.isSeed }.map(\.name)
    var columns: [(title: String, cells: [Cell])] = []
    for index in metrics.indices
    where ["loss", "accuracy", "rSquared"].contains(metrics[index].measure) {
      columns.append(
        (metrics[index].title, cells(groups, metrics[index]) { $0.final(index) }))
    }
    if let primary {
      let name = metrics[primary].title
      columns.append(
        (
          "Best \(name.prefix(1).lowercased() + name.dropFirst())",
          cells(groups, metrics[primary]) { $0.best(primary, isLess: true)?.value }
        ))
    }
    columns.removeAll { $0.cells.allSatisfy { $0.text == "–" } }
    html.add("<section aria-labelledby=\"seeds\">\n<h2 id=\"seeds\">Means over seeds</h2>\n")
    html.addTable(
      class: "sortable", label: "Table of means over seeds",
      caption:
        "The last recorded values: mean ± sample standard deviation over runs that differ by seeds alone"
        + (columns.contains { $0.cells.contains(where: \.isBest) }
          ? "; the best of a column has a star" : ""))
    let heads = names.isEmpty ? ["Runs"] : names
    html.add("<thead><tr>")
    for head in heads { html.add("<th scope=\"col\" class=\"text\">\(head.htmlEscaped)</th>") }
    for head in ["Seeds"] + columns.map(\.title) {
      html.add("<th scope=\"col\">\(head.htmlEscaped)</th>")
    }
    html.add("</tr></thead>\n<tbody>\n")
    for (row, group) in groups.enumerated() {
      let values = names.isEmpty ? ["all"] : group.values
      html.add("<tr><th scope=\"row\">\(values[0].htmlEscaped)</th>")
      for value in values.dropFirst() {
        html.add("<td class=\"text\">\(value.htmlEscaped)</td>")
      }
      html.add("<td>\(group.runs.count)</td>")
      for column in columns {
        let cell = column.cells[row]
        html.add("<td\(cell.isBest ? " class=\"best\"" : "")>\(cell.text.htmlEscaped)</td>")
      }
      html.add("</tr>\n")
    }
    html.add("</tbody>\n</table></div>\n</section>\n")
  }

  /// In the order of their first runs; none where seeds are not what differs.
  private var groups: [Group] {
    guard settings.contains(where: \.isSeed) else { return [] }
    let kinds = settings.filter { !$0.isSeed }
    var groups: [Group] = []
    var known: [[String]: Int] = [:]
    for run in runs.indices {
      let values = kinds.map { $0.values[run] ?? "–" }
      let index = known[values] ?? groups.count
      if index == groups.count {
        known[values] = index
        groups.append(Group(values: values))
      }
      groups[index].runs.append(run)
    }
    return groups
  }

  private struct Cell {
    let text: String
    /// The mean where every run of the group has such a number.
    let mean: Double?
    var isBest = false
  }

  /// Of each group; runs that have no such number do not count, and the cell says so.
  private func cells(
    _ groups: [Group], _ metric: ReportMetric, _ value: (ReportRun) -> Double?
  ) -> [Cell] {
    var cells = groups.map { group in
      let members = group.runs.map { runs[$0] }
      let known = members.filter { !$0.hasDiverged }.compactMap(value).filter(\.isFinite)
      let diverged = members.count(where: \.hasDiverged)
      guard let spread = Spread(known) else {
        return Cell(text: diverged > 0 ? "diverged" : "–", mean: nil)
      }
      let text = metric.format == .percent ? spread.percent : spread.number
      if known.count == members.count { return Cell(text: text, mean: spread.mean) }
      return Cell(
        text: text
          + (diverged > 0 ? ", \(diverged) diverged" : " (\(known.count) of \(members.count))"),
        mean: nil)
    }
    let means = cells.compactMap(\.mean)
    if let isLess = metric.isLessBetter, let low = means.min(), let high = means.max(), low < high {
      for index in cells.indices {
        cells[index].isBest = cells[index].mean == (isLess ? low : high)
      }
    }
    return cells
  }
}
