import Pipeline

/// `render check-gradients CONFIG`: whether training follows the right gradients.
enum CheckGradientsCommand {
  static let parser = ArgumentParser(
    command: "render check-gradients", operandOption: "config",
    options: [ConfigOptions.config] + ConfigOptions.changes + [
      .init(
        name: "samples", valueName: "N", help: "Training samples to take the loss of (default: 64)"),
      .init(name: "quiet", short: "q", help: "Print nothing but errors"),
      .init(name: "help", short: "h", help: "Show this text"),
    ])

  static let help = """
    Checks backpropagation on the network, the loss and the data of a config.

    Every parameter's gradient at the start of training is compared with centred differences of
    the loss in double precision: batch normalisation with the statistics of the batch, dropout with
    one fixed mask, L1 and L2 included.

    usage: render check-gradients CONFIG [options]

    \(parser.table)

    example:
      render check-gradients moons

    exit status: 0 every relative error is at most 1e-7 · 70 one is larger · 64 usage
                 65 bad config or data · 66 no such config
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    let configs = parsed.values["config"] ?? []
    guard let config = configs.first else {
      throw UsageError.missingOption("CONFIG", "render check-gradients moons")
    }
    if configs.count > 1 {
      throw UsageError.tooMany(configs[1], "render check-gradients takes one config")
    }
    let samples = try parsed.integer("samples", in: 1...1_000_000) ?? 64
    let isQuiet = parsed.options["quiet"] != nil
    do {
      let table = try GradientChecking.run(
        config: config, overrides: parsed.overrides(), samples: samples, isQuiet: isQuiet)
      if !isQuiet { print(table) }
    } catch let error as GradientError {
      print(error.table)
      throw error
    }
  }
}
