import Figures
import Files
import Pipeline

/// `render draw FOLDER…`: arguments to requests, one a run folder.
enum DrawCommand {
  static let parser = ArgumentParser(
    command: "render draw",
    options: [
      .init(
        name: "config", short: "c", valueName: "FILE",
        help:
          """
          A config whose figures are drawn instead of the folder's
          own; it need say nothing else: { "figures": […] }
          """),
      FigureOptions.only, FigureOptions.theme,
      .init(
        name: "output", short: "o", valueName: "DIR",
        help: "Where pictures, films and frames go (default: the run folder)"),
      FigureOptions.noFrames, FigureOptions.jobs, FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Draws the figures of run folders from what is in them: nothing is trained, and the data
    that a run came from need not be there any more.

    usage: render draw FOLDER… [options]

    \(parser.table)

    A folder that another program wrote is drawn, too. It needs
      data.safetensors           inputs.train [samples, features], and labels.train
                                 (classes from 0) or targets.train (numbers); the same of
                                 validation and test where there are such. In its metadata
                                 may be features and classes: names, a line each
      snapshots/*.safetensors    the weights of a moment under PyTorch's names: …weight
                                 [units, inputs] and …bias; the layers follow one another
                                 in the natural order of names: layers.0, 0, fc1, fc2, fc10
    The epoch is "epoch" in a snapshot's metadata, else the last number of the file's name.
    Layers, loss and figures are those of config.json. Without it, the layers are those of
    the weights' shapes; hidden ones have the "activation" of the metadata (relu, …), else
    tanh; the output is linear for targets, and for labels sigmoid where there is one and
    softmax where there are several; the loss is the one that goes with it. Metrics that
    snapshots do not have are measured on the samples that are there.

    examples:
      render draw visualizations/moons --theme dark -o dark
      render draw runs/a runs/b --config figures.json --no-frames

    exit status: 0 done · 64 usage · 65 bad data, snapshot, config or figure
                 66 no such folder, data or snapshots · 73 cannot create the output
                 74 read or write error · 75 another render is at work in the folder
                 of several folders, that of the first that failed
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    try JobList.run(requests(parsed), name: \.folder, isQuiet: \.isQuiet) { try DrawJob.run($0) }
  }

  static func requests(_ parsed: ArgumentParser.Parsed) throws -> [DrawRequest] {
    if parsed.operands.isEmpty {
      throw UsageError.missingOption("FOLDER", "render draw visualizations/moons")
    }
    if parsed.options["output"] != nil, parsed.operands.count > 1 {
      throw UsageError.doesNotFit(
        "--output", "is for one folder, and there are \(parsed.operands.count)")
    }
    return try parsed.operands.map { folder in
      var request = DrawRequest(folder: folder)
      request.config = parsed.options["config"]
      request.theme = try parsed.choice("theme")
      request.output = try parsed.folder("output")
      request.only = try parsed.figures()
      request.writesFrames = parsed.options["no-frames"] == nil
      request.jobs = try parsed.jobs() ?? request.jobs
      request.isQuiet = parsed.options["quiet"] != nil
      return request
    }
  }
}
