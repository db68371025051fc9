/// A run or a batch of runs as one web page that needs nothing else: tables and curves that are readable as they are, and a
/// script that plays films in step, reads curves, and sorts and filters the table.
///
///     let bytes = ReportPage(title: "Learning rates", metrics: metrics, runs: runs).html
///
/// The page loads nothing from anywhere. Whatever others have named is escaped. Equal values give equal bytes.
public struct ReportPage: Sendable {
  public var title: String
  /// A sentence or two under the title.
  public var description: String
  /// The program's name and version, by which a later report knows the page as one of its own.
  public var generator: String
  /// What runs were measured by, in the order of tables; each run's values stand in this order.
  public var metrics: [ReportMetric]
  /// In the order of tables and legends.
  public var runs: [ReportRun]
  /// What differs between the runs.
  public var settings: [ReportSetting]
  /// What all runs have in common, as text of many lines; empty for nothing.
  public var config: String
  /// What is not on the page, each in a sentence.
  public var problems: [String]
  /// Films and pictures of all runs together.
  public var films: [ReportFilm] = []
  /// Sentences on them.
  public var comparisonNotes: [String] = []
  /// Sentences on the films of runs: of which runs they are, where not of all.
  public var filmNotes: [String] = []

  public init(
    title: String, description: String = "", generator: String = ReportPage.program,
    metrics: [ReportMetric], runs: [ReportRun], settings: [ReportSetting] = [],
    config: String = "", problems: [String] = []
  ) {
    self.title = title
    self.description = description
    self.generator = generator
    self.metrics = metrics
    self.runs = runs
    self.settings = settings
    self.config = config
    self.problems = problems
  }

  /// What the generator of every page of ours begins with.
  public static let program = "netlapse"

  /// So many runs have a colour or a dash of their own; of more, the best, the median and the worst have.
  static let mostColoredRuns = 24

  /// Whether a page's first bytes are those of a report of ours.
  public static func isReport(_ bytes: some Collection<UInt8>) -> Bool {
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self)
    return start.hasPrefix("<!doctype html>")
      && start.contains("<meta name=\"generator\" content=\"\(program)")
  }

  /// The page as UTF-8. O(points + bytes of the films).
  public var html: [UInt8] {
    var html = HTMLWriter()
    let comparison = html.comparison(of: self)
    let films = html.films(of: self)
    html.add(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="generator" content="\(generator.htmlEscaped)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title.htmlEscaped)</title>
      <style>
      \(ReportStyle.css)</style>
      </head>
      <body>
      <header>
      <h1>\(title.htmlEscaped)</h1>\n
      """)
    if !description.isEmpty { html.add("<p>\(description.htmlEscaped)</p>\n") }
    html.add("<p class=\"muted\">\(summary.htmlEscaped)</p>\n</header>\n")
    html.add("<main data-moments=\"\(ReportNumbers.list(moments))\">\n")
    addProblems(to: &html)
    html.add("<div id=\"moving\">\n")
    html.add(comparison)
    if runs.count > 1 {
      addSeedTable(to: &html)
      addRunTable(to: &html)
    } else {
      addResults(to: &html)
    }
    html.add(films)
    addCharts(to: &html)
    html.add("</div>\n")
    addSettings(to: &html)
    if runs.count == 1 { addMoments(to: &html) }
    html.add("</main>\n<footer>Made by \(generator.htmlEscaped)</footer>\n")
    html.add(
      "<script>\n\"use strict\";\n\(ReportStyle.script(hasFilms: !films.isEmpty || !comparison.isEmpty))</script>\n"
    )
    html.add("</body>\n</html>\n")
    return html.bytes
  }

  /// The moments of all runs, rising, of many an even choice.
  var moments: [Double] {
    let all = Set(runs.flatMap(\.moments).filter(\.isFinite)).sorted()
    return ReportNumbers.thinned(all, most: 500)
  }

  private func addProblems(to html: inout HTMLWriter) {
    guard !problems.isEmpty else { return }
    html.add("<section class=\"problems\" aria-labelledby=\"problems\">\n")
    html.add("<h2 id=\"problems\">Left out</h2>\n<ul>\n")
    for problem in problems { html.add("<li>\(problem.htmlEscaped)</li>\n") }
    html.add("</ul>\n</section>\n")
  }
}
