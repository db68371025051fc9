import Pipeline

/// `render inspect FILE`: what a file or run folder holds.
enum InspectCommand {
  static let parser = ArgumentParser(
    command: "render inspect",
    options: [
      .init(name: "json", help: "As JSON, with every frame and tensor"),
      .init(name: "help", short: "h", help: "Show this text"),
    ])

  static let help = """
    Says what is in a GIF, a PNG or APNG, a snapshot (.safetensors) or a run folder. Of a
    damaged film, what could be read is shown, and the exit status is 65.

    usage: render inspect FILE [--json]

    \(parser.table)

    examples:
      render inspect visualizations/moons/hidden_layers.gif
      render inspect visualizations/moons --json

    exit status: 0 done · 64 usage · 65 not a file of these kinds, or a broken one
                 66 no such file · 74 read error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    guard let path = parsed.operands.first else {
      throw UsageError.missingOption("FILE", "render inspect film.gif")
    }
    if parsed.operands.count > 1 {
      throw UsageError.tooMany(parsed.operands[1], "render inspect takes one file")
    }
    let inspection = try Inspection.inspect(path)
    print(parsed.options["json"] != nil ? inspection.json : inspection.text, terminator: "")
    if let damage = inspection.damage { throw InspectionError.broken(path, damage) }
  }
}
