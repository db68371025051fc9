import Experiments

/// `render schema`: what a config may say.
enum SchemaCommand {
  static let parser = ArgumentParser(
    command: "render schema",
    options: [
      .init(name: "markdown", help: "As a page for people instead"),
      .init(name: "help", short: "h", help: "Show this text"),
    ])

  static let help = """
    Prints what a config may say as a JSON Schema (draft 2020-12), with which editors complete
    and check configs, or as a page for people.

    usage: render schema [--markdown]

    \(parser.table)

    example:
      render schema > schema.json      and in a config: "$schema": "schema.json"

    exit status: 0 done · 64 usage · 74 write error
    """

  static func run(_ words: [String]) throws {
    let parsed = try parser.parse(words)
    if parsed.options["help"] != nil { return print(help) }
    if let word = parsed.operands.first {
      throw UsageError.tooMany(word, "render schema takes no file")
    }
    let isPage = parsed.options["markdown"] != nil
    print(isPage ? ConfigReference.markdown : ConfigReference.jsonSchema, terminator: "")
  }
}
