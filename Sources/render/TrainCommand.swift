import Pipeline

/// `render train CONFIG…`: arguments to requests that draw nothing.
enum TrainCommand {
  static let parser = ArgumentParser(
    command: "render train", operandOption: "config",
    options: [ConfigOptions.config] + ConfigOptions.changes + [
      SweepOptions.run,
      TrainingOptions.retrain, TrainingOptions.output, TrainingOptions.name,
      SweepOptions.yes,
      .init(
        name: "jobs", short: "j", valueName: "N",
        help:
          "Threads, and runs of a sweep at a time (default: one\nfor each processor that the process may use)"
      ),
      FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Trains what a config describes, one run or all runs of its sweep, and draws nothing.

    usage: render train CONFIG… [options]

    \(parser.table)

    run.json in a run folder is written last, when the run is complete.

    examples:
      render train moons
      render train optimizers.json --run adam-lr0.01 --run sgd-lr0.1

    exit status: 0 done · 64 usage · 65 bad config or data, or training diverged
                 66 no such config · 73 cannot create the output · 74 read or write error
                 75 another render is training the run; try again
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    let requests = try RenderCommand.requests(parsed, example: "render train moons").map {
      var request = $0
      request.trainsOnly = true
      return request
    }
    try JobList.run(requests, name: \.config, isQuiet: \.isQuiet) { try Job.run($0) }
  }
}
