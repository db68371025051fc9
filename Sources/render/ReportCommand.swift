import Pipeline

/// `render report FOLDER…`: arguments to a request.
enum ReportCommand {
  static let parser = ArgumentParser(
    command: "render report",
    options: [
      .init(
        name: "output", short: "o", valueName: "FILE",
        help: "The page, an .html file (default: report.html)"),
      .init(
        name: "title", valueName: "TEXT",
        help: "Its title (default: the run's name, or the number of\nruns)"),
      .init(name: "no-films", help: "Leave films and pictures out"),
      FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Makes one web page of run folders: tables, curves, what differs between the configs, and
    the films in step. It is a single file that loads nothing from the network.

    usage: render report FOLDER… [options]

    \(parser.table)

    The folder of a sweep stands for all of its runs.
    Folders are read as by render draw; nothing is trained or drawn, so films are those that
    are there. One that cannot be read is left out, and the page says so. Of more than 16
    runs, the films are those of the best, the median and the worst. A file that is there
    already is overwritten only when it is such a page. The same runs give the same bytes.

    examples:
      render report visualizations/moons -o moons.html
      render report visualizations/optimizers -o optimizers.html
      render report runs/* --no-films --title "Learning rates"

    exit status: 0 done · 64 usage · 65 no folder can be read · 66 no such folder
                 73 cannot create the page, or the file is something else
                 74 read or write error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    try ReportJob.run(request(parsed))
  }

  /// Whether a file's name is that of a page.
  static func isPage(_ file: String) -> Bool {
    [".html", ".htm"].contains(where: file.lowercased().hasSuffix)
  }

  static func request(_ parsed: ArgumentParser.Parsed) throws(UsageError) -> ReportRequest {
    if parsed.operands.isEmpty {
      throw .missingOption("FOLDER", "render report visualizations/moons")
    }
    var request = ReportRequest(folders: parsed.operands)
    if let output = parsed.options["output"] {
      guard isPage(output) else {
        throw .badValue("--output", output, expected: "the name of an .html file")
      }
      request.output = output
    }
    request.title = parsed.options["title"]
    request.hasFilms = parsed.options["no-films"] == nil
    request.isQuiet = parsed.options["quiet"] != nil
    return request
  }
}
