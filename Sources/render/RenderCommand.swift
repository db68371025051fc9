import Experiments
import Figures
import Files
import Pipeline
import Progress
import Schemas

/// `render CONFIG…`: arguments to requests, one a config.
enum RenderCommand {
  static let parser = ArgumentParser(
    operandOption: "config",
    options: [ConfigOptions.config] + ConfigOptions.changes + [
      FigureOptions.theme, FigureOptions.only, FigureOptions.noFrames,
      TrainingOptions.retrain, TrainingOptions.output, TrainingOptions.name,
      .init(
        name: "prune",
        help:
          """
          Remove the films, pictures and frames that were drawn here
          of figures that the config no longer has
          """),
      SweepOptions.run, SweepOptions.yes, FigureOptions.jobs, FigureOptions.quiet,
      .init(name: "list", help: "List the presets of configs/ with a line each"),
      FigureOptions.help,
      .init(name: "version", help: "Show the version"),
    ])

  /// What the first argument may be instead of a config.
  static let commands: [(name: String, run: @Sendable ([String]) throws -> Void)] = [
    ("train", { try TrainCommand.run($0) }), ("plan", { try PlanCommand.run($0) }),
    ("draw", { try DrawCommand.run($0) }), ("compare", { try CompareCommand.run($0) }),
    ("preview", { try PreviewCommand.run($0) }), ("report", { try ReportCommand.run($0) }),
    ("stitch", { try StitchCommand.run($0) }), ("inspect", { try InspectCommand.run($0) }),
    ("predict", { try PredictCommand.run($0) }),
    ("check-gradients", { try CheckGradientsCommand.run($0) }),
    ("schema", { try SchemaCommand.run($0) }), ("readme", { try ReadmeCommand.run($0) }),
  ]

  static func run(_ arguments: [String]) throws {
    if let command = commands.first(where: { $0.name == arguments.first }) {
      return try command.run(Array(arguments.dropFirst()))
    }
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil {
      print(help)
    } else if parsed.options["version"] != nil {
      print("render \(Version.current)")
    } else if parsed.options["list"] != nil {
      try ListCommand.run()
    } else {
      try JobList.run(requests(parsed), name: \.config, isQuiet: \.isQuiet) { try Job.run($0) }
    }
  }

  static let help = """
    Films of neural networks learning.

    Trains the network that a config describes, records snapshots, and draws them as
    PNG frames and GIF films into visualizations/<name of the config>/. What is already
    trained is not trained again; a run that was interrupted goes on where it stopped.
    A config with a sweep trains several runs, side by side, and compares them.

    usage: render CONFIG… [options]                  one run after the other
           render train CONFIG [options]             the same without figures
           render plan CONFIG [options]              a command for each run of a sweep
           render draw FOLDER… [options]             run folders from their files alone
           render compare RUN… [options]             runs together, in step
           render preview CONFIG [options]           one frame of a trained run
           render report FOLDER… [options]           a web page of runs
           render stitch FRAMES… -o FILE [options]   a film of any PNG files
           render inspect FILE [--json]              what a file or run folder holds
           render predict IMAGE… --run FOLDER        the classes of pictures
           render check-gradients CONFIG             backpropagation against differences
           render schema [--markdown]                what a config may say
           render readme [PAGE…]                     the pictures that Markdown pages show

    \(parser.table)

    examples:
      render moons
      render moons --set training.epochs=2000 --set training.optimizer.kind=adam --name fast
      render moons --only hidden_layers --no-frames --theme dark
      render my/first.json my/second.json --output /tmp/films --jobs 2

    run.json in the run folder is written last, when everything else is there.
    The commands have their own --help.

    exit status: 0 done · 64 usage · 65 bad config or data · 66 no such config
                 73 cannot create the output, or the folder is another config's
                 74 read or write error · 75 another render is at work in the folder
                 of several configs, that of the first that failed
    """

  /// - Parameter example: of a whole command line.
  static func requests(
    _ parsed: ArgumentParser.Parsed, example: String = "render moons; --list names the presets"
  ) throws -> [RenderRequest] {
    guard let configs = parsed.values["config"], !configs.isEmpty else {
      throw UsageError.missingOption("CONFIG", example)
    }
    if let name = parsed.operands.first, !ExperimentFile.exists(name) {
      let names = commands.map(\.name)
      if Suggestion.nearest(to: name, among: names) != nil {
        throw UsageError.unknownCommand(name, commands: names)
      }
    }
    if parsed.options["name"] != nil, configs.count > 1 {
      throw UsageError.doesNotFit("--name", "is for one config, and there are \(configs.count)")
    }
    return try configs.map { try request($0, parsed) }
  }

  private static func request(
    _ config: String, _ parsed: ArgumentParser.Parsed
  ) throws -> RenderRequest {
    var request = RenderRequest(config: config)
    request.output = try parsed.folder("output") ?? request.output
    if let name = parsed.options["name"] {
      if ["", ".", ".."].contains(name) || name.contains("/") {
        throw UsageError.badValue("--name", name, expected: "a plain name for a folder")
      }
      request.name = name
    }
    request.overrides = try parsed.overrides()
    request.theme = try parsed.choice("theme")
    request.jobs = try parsed.jobs() ?? request.jobs
    request.only = try parsed.figures()
    request.writesFrames = parsed.options["no-frames"] == nil
    request.retrains = parsed.options["retrain"] != nil
    request.prunes = parsed.options["prune"] != nil
    request.runs = parsed.values["run"]
    request.isConfirmed = parsed.options["yes"] != nil
    request.isQuiet = parsed.options["quiet"] != nil
    return request
  }
}
