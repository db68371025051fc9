import Figures
import Pipeline

/// `render preview CONFIG`: arguments to a request.
enum PreviewCommand {
  static let parser = ArgumentParser(
    command: "render preview", operandOption: "config",
    options: [
      .init(
        name: "config", short: "c", valueName: "FILE",
        help:
          """
          The experiment, with or without the option's name, as for
          render; or a run folder
          """)
    ] + ConfigOptions.changes + [
      .init(
        name: "only", valueName: "FIGURE",
        help: "A kind or a file of the config's figures (default: the first)"),
      .init(
        name: "at", valueName: "MOMENT",
        help:
          """
          first, last, best (of the least loss on validation samples,
          else test, else training ones) or an epoch, of which the
          nearest snapshot is shown (default: last)
          """),
      FigureOptions.theme,
      .init(
        name: "output", short: "o", valueName: "FILE",
        help: "The picture, a PNG file (default: \(PreviewJob.file) in the run folder)"),
      .init(
        name: "runs", valueName: "DIR",
        help: "Where run folders are (default: visualizations)"),
      FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Draws one frame of a trained run and prints its path. Nothing is trained.

    usage: render preview CONFIG [options]

    \(parser.table)

    examples:
      render preview moons --only decisionBoundary
      render preview moons --at 500 --set theme=dark -o frame.png

    exit status: 0 done · 64 usage · 65 bad config, data or snapshot
                 66 no such config, or it is not trained · 73 cannot create the output
                 74 read or write error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    try PreviewJob.run(request(parsed))
  }

  static func request(_ parsed: ArgumentParser.Parsed) throws -> PreviewRequest {
    let configs = parsed.values["config"] ?? []
    guard let config = configs.first else {
      throw UsageError.missingOption("CONFIG", "render preview moons")
    }
    if configs.count > 1 {
      throw UsageError.tooMany(configs[1], "render preview takes one config")
    }
    var request = PreviewRequest(source: config)
    request.overrides = try parsed.overrides()
    request.theme = try parsed.choice("theme")
    let only = try parsed.figures() ?? []
    if only.count > 1 {
      throw UsageError.doesNotFit("--only", "names one figure here, and there are \(only.count)")
    }
    request.only = only.first
    if let text = parsed.options["at"] { request.moment = try moment(text) }
    if let output = parsed.options["output"] {
      guard output.lowercased().hasSuffix(".png") else {
        throw UsageError.badValue("--output", output, expected: "the name of a .png file")
      }
      request.output = output
    }
    request.runs = try parsed.folder("runs") ?? request.runs
    request.isQuiet = parsed.options["quiet"] != nil
    return request
  }

  private static func moment(_ text: String) throws(UsageError) -> MomentChoice {
    switch text.lowercased() {
    case "first": return .first
    case "last": return .last
    case "best": return .best
    default:
      guard let epoch = Double(text), epoch.isFinite, epoch >= 0 else {
        throw .badValue("--at", text, expected: "first, last, best or an epoch from 0")
      }
      return .epoch(epoch)
    }
  }
}
