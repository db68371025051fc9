import Pipeline

/// `render plan CONFIG`: the runs of a sweep as commands for other programs.
enum PlanCommand {
  private static let styles: [SweepPlan.Style] = [.makefile, .snakefile, .slurm]

  static let parser = ArgumentParser(
    command: "render plan", operandOption: "config",
    options: [ConfigOptions.config] + ConfigOptions.changes + [
      .init(name: "makefile", help: "A makefile, for make -j"),
      .init(name: "snakefile", help: "A Snakefile, for Snakemake"),
      .init(name: "slurm", help: "An array script, for Slurm's sbatch"),
      TrainingOptions.output,
      .init(
        name: "program", valueName: "PATH",
        help: "What starts render in the commands (default: what started\nthis one)"),
      FigureOptions.help,
    ])

  static let help = """
    Prints a command for each run of a config's sweep. The commands depend on nothing but the
    config, in any order, on any machine that shares the folder; what is trained already costs
    nothing, and a run that another machine is at exits with 75. When all are done, render
    CONFIG trains nothing and compares them.

    usage: render plan CONFIG [options]

    \(parser.table)

    examples:
      render plan optimizers.json | parallel
      render plan optimizers.json --makefile > sweep.mk && make -j 8 -f sweep.mk
      render plan optimizers.json --snakefile > Snakefile && snakemake --cores 8
      render plan optimizers.json --slurm > sweep.sh && sbatch sweep.sh

    exit status: 0 done · 64 usage · 65 bad config · 66 no such config
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    guard let configs = parsed.values["config"], let config = configs.first else {
      throw UsageError.missingOption("CONFIG", "render plan optimizers.json")
    }
    if configs.count > 1 {
      throw UsageError.tooMany(configs[1], "a plan is of one config")
    }
    let chosen = styles.filter { parsed.options[$0.rawValue] != nil }
    if chosen.count > 1 {
      throw UsageError.doesNotFit(
        "--" + chosen[1].rawValue, "does not go with --\(chosen[0].rawValue)")
    }
    let changes = ["set", "seed"].flatMap { name in
      (parsed.values[name] ?? []).flatMap { ["--" + name, $0] }
    }
    let plan = try SweepPlan(
      config: config, overrides: parsed.overrides(),
      output: parsed.folder("output") ?? "visualizations",
      program: parsed.options["program"] ?? CommandLine.arguments[0], changes: changes)
    print(plan.text(chosen.first ?? .commands), terminator: "")
  }
}
