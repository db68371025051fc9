import Formatting

extension ReportPage {
  /// "6 runs, up to 4,000 epochs" under the title.
  var summary: String {
    guard let run = runs.first else { return "no runs" }
    let last = runs.compactMap(\.moments.last).max() ?? 0
    if runs.count > 1 {
      return "\(Readable.counted(runs.count, "run")), up to \(ReportNumbers.epoch(last)) epochs"
    }
    let text =
      "\(ReportNumbers.epoch(last)) epochs, \(Readable.counted(run.moments.count, "snapshot"))"
    return run.note.isEmpty ? text : text + ", " + run.note
  }

  /// The index of the loss by which runs are compared: on validation samples, else on test samples, else in training.
  var primary: Int? {
    ["validation", "test", "training"].lazy.compactMap { part in
      metrics.indices.first { index in
        metrics[index].measure == "loss" && metrics[index].part == part
          && runs.contains { $0.final(index) != nil }
      }
    }.first
  }

  /// A column of the table of runs.
  private struct Column {
    let title: String
    /// For each run what it says.
    let texts: [String]
    /// For each run whether no other is better.
    var isBest: [Bool] = []
    var isText = false
  }

  /// The table of a batch: what differs, and how each run ended.
  func addRunTable(to html: inout HTMLWriter) {
    let columns = columns
    html.add("<section aria-labelledby=\"runs\">\n<h2 id=\"runs\">Runs</h2>\n")
    html.addTable(
      class: "runs sortable", label: "Table of runs",
      caption: "What differs, and the last recorded values"
        + (columns.contains { $0.isBest.contains(true) } ? "; the best of a column has a star" : "")
    )
    html.add("<thead><tr><th scope=\"col\" class=\"text\">Run</th>")
    for column in columns {
      html.add(
        "<th scope=\"col\"\(column.isText ? " class=\"text\"" : "")>\(column.title.htmlEscaped)</th>"
      )
    }
    html.add("</tr></thead>\n<tbody>\n")
    for (index, run) in runs.enumerated() {
      html.add(
        "<tr data-run=\"\(index)\"><th scope=\"row\">\(key(index))<span class=\"name\">\(run.name.htmlEscaped)</span></th>"
      )
      for column in columns {
        let classes =
          (column.isText ? ["text"] : [])
          + (column.isBest.isEmpty || !column.isBest[index] ? [] : ["best"])
        let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        html.add("<td\(attribute)>\(column.texts[index].htmlEscaped)</td>")
      }
      html.add("</tr>\n")
    }
    html.add("</tbody>\n</table></div>\n</section>\n")
  }

  private var columns: [Column] {
    var columns = settings.map { setting in
      let values = setting.values.map { $0 ?? "–" }
      return Column(
        title: setting.name, texts: values,
        isText: values.contains { Double($0) == nil && $0 != "–" })
    }
    columns.append(
      Column(title: "Epochs", texts: runs.map { ReportNumbers.epoch($0.moments.last ?? 0) }))
    for index in metrics.indices
    where ["loss", "accuracy", "rSquared"].contains(metrics[index].measure) {
      let values = runs.map { $0.final(index) }
      guard values.contains(where: { $0 != nil }) else { continue }
      columns.append(column(metrics[index].title, values, metrics[index]))
    }
    if let primary {
      let best = runs.map { $0.best(primary, isLess: true) }
      let name = metrics[primary].title
      columns.append(
        column(
          "Best \(name.prefix(1).lowercased() + name.dropFirst())", best.map { $0?.value },
          metrics[primary]))
      columns.append(
        Column(
          title: "at epoch", texts: best.map { $0.map { ReportNumbers.epoch($0.epoch) } ?? "–" }))
    }
    if runs.contains(where: { !$0.note.isEmpty }) {
      columns.append(
        Column(title: "Note", texts: runs.map { $0.note.isEmpty ? "–" : $0.note }, isText: true))
    }
    return columns
  }

  private func column(_ title: String, _ values: [Double?], _ metric: ReportMetric) -> Column {
    let finite = values.compactMap { $0 }.filter(\.isFinite)
    var isBest: [Bool] = []
    if let isLess = metric.isLessBetter, let low = finite.min(), let high = finite.max(), low < high
    {
      isBest = values.map { $0 == (isLess ? low : high) }
    }
    return Column(
      title: title, texts: values.map { ReportNumbers.text($0, metric.format) }, isBest: isBest)
  }

  /// The table of a single run: its measures on each part of the data.
  func addResults(to html: inout HTMLWriter) {
    guard let run = runs.first else { return }
    let parts = ["training", "validation", "test"].filter { part in
      metrics.indices.contains { metrics[$0].part == part && run.final($0) != nil }
    }
    var measures: [ReportMetric] = []
    for (index, metric) in metrics.enumerated()
    where !metric.part.isEmpty && run.final(index) != nil
      && !measures.contains(where: { $0.measure == metric.measure })
    {
      measures.append(metric)
    }
    guard !parts.isEmpty else { return }
    html.add("<section aria-labelledby=\"results\">\n<h2 id=\"results\">Results</h2>\n")
    html.addTable(
      class: "", label: "Table of results",
      caption: "The last recorded values on each part of the data")
    html.add("<thead><tr><th scope=\"col\" class=\"text\">Samples</th>")
    for metric in measures {
      html.add("<th scope=\"col\">\(metric.measureTitle.htmlEscaped)</th>")
    }
    html.add("</tr></thead>\n<tbody>\n")
    for part in parts {
      html.add("<tr><th scope=\"row\">\(part.prefix(1).uppercased() + part.dropFirst())</th>")
      for measure in measures {
        let index = metrics.firstIndex { $0.measure == measure.measure && $0.part == part }
        let text = ReportNumbers.text(index.flatMap { run.final($0) }, measure.format)
        html.add("<td>\(text)</td>")
      }
      html.add("</tr>\n")
    }
    html.add("</tbody>\n</table></div>\n</section>\n")
  }

  /// Every recorded moment of a single run, folded away; of many an even choice.
  func addMoments(to html: inout HTMLWriter) {
    guard let run = runs.first, !run.moments.isEmpty else { return }
    let shown = metrics.indices.filter { run.final($0) != nil }
    let rows = ReportNumbers.thinned(Array(run.moments.indices), most: 200)
    let caption =
      rows.count < run.moments.count
      ? "\(rows.count) of \(Numerals.grouped(run.moments.count)) snapshots, evenly chosen"
      : "Every snapshot"
    html.add("<section aria-labelledby=\"snapshots\">\n<h2 id=\"snapshots\">Snapshots</h2>\n")
    html.add("<details><summary>The metrics of each snapshot</summary>\n")
    html.addTable(class: "sortable", label: "Table of snapshots", caption: caption)
    html.add("<thead><tr><th scope=\"col\">Epoch</th>")
    for index in shown { html.add("<th scope=\"col\">\(metrics[index].title.htmlEscaped)</th>") }
    html.add("</tr></thead>\n<tbody>\n")
    for row in rows {
      html.add("<tr><th scope=\"row\">\(ReportNumbers.epoch(run.moments[row]))</th>")
      for index in shown {
        let value = row < run.values[index].count ? run.values[index][row] : nil
        html.add("<td>\(ReportNumbers.text(value, metrics[index].format))</td>")
      }
      html.add("</tr>\n")
    }
    html.add("</tbody>\n</table></div>\n</details>\n</section>\n")
  }
}

extension ReportMetric {
  /// The title without the part of the data: "Loss".
  var measureTitle: String {
    guard title.lowercased().hasPrefix(part + " ") else { return title }
    let rest = title.dropFirst(part.count + 1)
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }
}

extension HTMLWriter {
  /// Opens a table in a frame that scrolls when it is too large, also by keys.
  mutating func addTable(class name: String, label: String, caption: String) {
    add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label.htmlEscaped)\">")
    add("<table\(name.isEmpty ? "" : " class=\"\(name)\"")>\n")
    add("<caption>\(caption.htmlEscaped)</caption>\n")
  }
}
