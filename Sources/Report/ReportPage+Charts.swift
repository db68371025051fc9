extension ReportPage {
  func addCharts(to html: inout HTMLWriter) {
    let charts = runs.count == 1 ? chartsOfRun : chartsOfBatch
    guard !charts.isEmpty else { return }
    html.add("<section aria-labelledby=\"curves\">\n<h2 id=\"curves\">Curves</h2>\n")
    html.add("<div class=\"charts\">\n")
    // Noise cannot be thinned unseen, so what it may cost is shared by all curves.
    let count = charts.map(\.curves.count).reduce(0, +)
    let most = min(300, max(48, 6000 / count))
    for (index, chart) in charts.enumerated() { chart.add(to: &html, index: index, most: most) }
    html.add("</div>\n</section>\n")
  }

  /// What is drawn of one run: each measure with the parts of the data together.
  private var chartsOfRun: [LineChart] {
    let run = runs[0]
    var measures: [String] = []
    for (index, metric) in metrics.enumerated()
    where Self.drawn.contains(metric.measure) && index < run.curves.count
      && run.curves[index].count > 1
      && !measures.contains(metric.measure)
    {
      measures.append(metric.measure)
    }
    return measures.compactMap { measure in
      let indices = metrics.indices.filter {
        metrics[$0].measure == measure && $0 < run.curves.count && run.curves[$0].count > 1
      }
      guard isTelling(indices.map { run.curves[$0].map(\.y) }) else { return nil }
      let first = metrics[indices[0]]
      return LineChart(
        title: first.measureTitle, format: first.format,
        curves: indices.map { index in
          LineChart.Curve(
            run: 0, name: metrics[index].part.isEmpty ? first.measureTitle : metrics[index].part,
            points: run.curves[index], style: LineStyle.part(of: metrics[index]))
        })
    }
  }

  /// What is drawn of a batch: each metric with all runs together.
  private var chartsOfBatch: [LineChart] {
    let isMany = runs.count > Self.mostColoredRuns
    let styles = styles
    var names = runs.map(\.label)
    if isMany {
      for (run, word) in zip(standouts, ["best", "median", "worst"]) { names[run] += " (\(word))" }
    }
    var charts: [LineChart] = []
    for (index, metric) in metrics.enumerated() where Self.drawn.contains(metric.measure) {
      let curves = runs.enumerated().compactMap { order, run -> LineChart.Curve? in
        guard index < run.curves.count, !run.curves[index].isEmpty else { return nil }
        return LineChart.Curve(
          run: order, name: names[order], points: run.curves[index], style: styles[order])
      }
      guard isTelling(curves.map { $0.points.map(\.y) }),
        !isMany || metric.measure != "gradientNorm"
      else { continue }
      // What stands out lies above.
      let ordered = curves.filter(\.isOneOfMany) + curves.filter { !$0.isOneOfMany }
      charts.append(LineChart(title: metric.title, format: metric.format, curves: ordered))
    }
    return charts
  }

  private static let drawn = ["loss", "accuracy", "rSquared", "gradientNorm", "learningRate"]

  /// Whether values change at all.
  private func isTelling(_ curves: [[Double]]) -> Bool {
    curves.contains { values in
      let finite = values.filter(\.isFinite)
      return finite.contains { $0 != finite[0] }
    }
  }

  /// Each run's line.
  private var styles: [String] {
    guard runs.count > Self.mostColoredRuns else { return runs.indices.map(LineStyle.own) }
    var styles = [String](repeating: LineStyle.many, count: runs.count)
    for (order, run) in standouts.enumerated() { styles[run] = LineStyle.own(order) }
    return styles
  }

  /// The indices of the best, the median and the worst run by the last loss on validation samples, else on test samples, else
  /// in training; fewer where fewer runs have a finite one.
  public var standouts: [Int] {
    guard let primary else { return Array(runs.indices.prefix(3)) }
    let ranked = runs.indices.compactMap { index in
      runs[index].final(primary).flatMap { $0.isFinite ? (index: index, value: $0) : nil }
    }.sorted { ($0.value, $0.index) < ($1.value, $1.index) }
    guard ranked.count > 2 else { return ranked.map(\.index) }
    return [0, ranked.count / 2, ranked.count - 1].map { ranked[$0].index }
  }

  /// The line of a run in tables, with a space after it.
  func key(_ run: Int) -> String {
    runs.count > Self.mostColoredRuns ? "" : LineStyle.key(LineStyle.own(run))
  }
}
