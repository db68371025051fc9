import Pipeline

/// `render readme [PAGE…]`: arguments to a request.
enum ReadmeCommand {
  private static let pages = ["README.md", "visualizations/gallery/README.md"]

  static let parser = ArgumentParser(
    command: "render readme",
    options: [
      .init(
        name: "check", valueName: "DIR",
        help:
          """
          Make the pictures in this folder instead, and say which
          of those that are shown look different
          """),
      FigureOptions.jobs, FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Makes the pictures that Markdown pages show: visualizations/moons/film.gif is drawn by the
    config moons.

    usage: render readme [PAGE…] [options]      (default: \(pages.joined(separator: " ")))

    \(parser.table)

    exit status: 0 done · 64 usage · 65 bad config, or pictures that look different
                 66 no such page or config · 73 cannot create the output
                 74 read or write error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    var request = ReadmeRequest(pages: parsed.operands.isEmpty ? pages : parsed.operands)
    request.comparison = try parsed.folder("check")
    request.jobs = try parsed.jobs() ?? RenderRequest(config: "").jobs
    request.isQuiet = parsed.options["quiet"] != nil
    try ReadmeJob.run(request)
  }
}
