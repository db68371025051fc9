import Pipeline

/// `render predict IMAGE…`: arguments to a request.
enum PredictCommand {
  static let parser = ArgumentParser(
    command: "render predict", operandOption: "image",
    options: [
      .init(
        name: "image", short: "i", valueName: "FILE",
        help: "A PNG or JPEG file, with or without the option's name"),
      .init(
        name: "run", short: "r", valueName: "FOLDER",
        help: "The run folder whose last snapshot is the network"),
      .init(
        name: "config", short: "c", valueName: "FILE",
        help:
          """
          A config that says the network, how pictures become what it
          takes, and what the classes are called; its data need not be
          there
          """),
      .init(
        name: "weights", short: "w", valueName: "FILE",
        help:
          """
          The weights, a safetensors file, instead of those that
          "initial" of the config names; without --config the first
          config of \(PredictRequest.Source.folder)/ that fits them
          """),
      .init(
        name: "top", short: "n", valueName: "N",
        help: "Classes to show, the most probable ones (default: 5)"),
      .init(name: "json", help: "As JSON"),
      FigureOptions.jobs, FigureOptions.help,
    ])

  static let help = """
    Tells the most probable classes of pictures. They are resized and cut as by the data set
    "images", and normalised as the network's own samples were.

    usage: render predict IMAGE… --run FOLDER [options]
           render predict IMAGE… --config FILE [--weights FILE] [options]
           render predict IMAGE… --weights FILE [options]

    \(parser.table)

    examples:
      render predict cat.jpg dog.png --run visualizations/shapes-pretrain
      render predict --weights mobilenet_v2.safetensors --image china.jpg --top 3

    exit status: 0 done · 64 usage · 65 bad config, weights or picture
                 66 no such file · 74 read error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    print(try PredictJob.run(request(parsed)), terminator: "")
  }

  static func request(_ parsed: ArgumentParser.Parsed) throws -> PredictRequest {
    guard let images = parsed.values["image"], !images.isEmpty else {
      throw UsageError.missingOption("IMAGE", "render predict cat.jpg --run visualizations/shapes")
    }
    var request = PredictRequest(try source(parsed), images: images)
    request.top = try parsed.integer("top", in: 1...1000) ?? request.top
    request.isJSON = parsed.options["json"] != nil
    request.jobs = try parsed.jobs() ?? request.jobs
    return request
  }

  private static func source(
    _ parsed: ArgumentParser.Parsed
  ) throws(UsageError) -> PredictRequest.Source {
    let (config, weights) = (parsed.options["config"], parsed.options["weights"])
    if let run = parsed.options["run"] {
      if let option = ["config", "weights"].first(where: { parsed.options[$0] != nil }) {
        throw .doesNotFit("--\(option)", "is for a network without --run")
      }
      return .run(run)
    }
    if let config { return .config(config, weights: weights) }
    if let weights { return .weights(weights) }
    throw .missingOption(
      "--run, --config or --weights", "render predict cat.jpg --run visualizations/shapes")
  }
}
