import Figures
import Pipeline

/// `render --config FILE`: arguments to a request.
enum RenderCommand {
  static let parser = ArgumentParser(options: [
    .init(
      name: "config", short: "c", valueName: "FILE",
      help:
        "The experiment: a path, or a name that is looked up here\nand then in configs/, with or without .json"
    ),
    .init(
      name: "output", short: "o", valueName: "DIR",
      help: "Where run folders go (default: visualizations)"),
    .init(
      name: "only", valueName: "FIGURE",
      help:
        "Draw only this figure: a kind (hiddenLines) or a file\n(hidden_layers.gif); several with commas"
    ),
    .init(name: "no-frames", help: "Do not write the single frames as PNG files"),
    .init(name: "retrain", help: "Train again even if the snapshots fit the config"),
    .init(
      name: "jobs", short: "j", valueName: "N",
      help: "Threads to draw with (default: one a processor)"),
    .init(name: "quiet", short: "q", help: "Print nothing but errors"),
    .init(name: "help", short: "h", help: "Show this text"),
    .init(name: "version", help: "Show the version"),
  ])

  /// What the first word may be instead of an option.
  static let commands: [(name: String, run: @Sendable ([String]) throws -> Void)] = [
    ("stitch", { try StitchCommand.run($0) }), ("inspect", { try InspectCommand.run($0) }),
    ("check-gradients", { try CheckGradientsCommand.run($0) }),
    ("schema", { try SchemaCommand.run($0) }),
  ]

  static func run(_ words: [String]) throws {
    if let command = commands.first(where: { $0.name == words.first }) {
      return try command.run(Array(words.dropFirst()))
    }
    let parsed = try parser.parse(words)
    if parsed.options["help"] != nil {
      print(help)
    } else if parsed.options["version"] != nil {
      print("render \(Version.current)")
    } else {
      try Job.run(request(parsed))
    }
  }

  static let help = """
    Films of neural networks learning.

    Trains the network that a config describes, records snapshots, and draws them as
    PNG frames and GIF films into visualizations/<name of the config>/. What is already
    trained is not trained again; a run that was interrupted goes on where it stopped.

    usage: render --config FILE [options]
           render stitch FRAMES… -o FILE [options]   a film of any PNG files
           render inspect FILE [--json]              what a file or run folder holds
           render check-gradients --config FILE      backpropagation against differences
           render schema [--markdown]                what a config may say

    \(parser.table)

    examples:
      render --config moons.json
      render --config moons --only hidden_layers.gif --no-frames
      render --config my/experiment.json --output /tmp/films --jobs 2

    The commands have their own --help.

    exit status: 0 done · 64 usage · 65 bad config or data · 66 no such config
                 73 cannot create the output · 74 read or write error
    """

  static func request(_ parsed: ArgumentParser.Parsed) throws(UsageError) -> RenderRequest {
    if let word = parsed.operands.first {
      throw .unexpectedOperand(word, commands: commands.map(\.name))
    }
    guard let config = parsed.options["config"] else {
      throw .missingOption("--config FILE", "render --config moons.json")
    }
    var request = RenderRequest(config: config)
    if let folder = parsed.options["output"] {
      if folder.isEmpty { throw .badValue("--output", folder, expected: "the name of a folder") }
      request.output = folder
    }
    request.jobs = try parsed.jobs() ?? request.jobs
    request.only = parsed.options["only"].map {
      $0.split(separator: ",").map(String.init)
    }
    request.writesFrames = parsed.options["no-frames"] == nil
    request.retrains = parsed.options["retrain"] != nil
    request.isQuiet = parsed.options["quiet"] != nil
    return request
  }
}
