import Experiments
import Figures
import Files
import JSON
import Pipeline

/// `render compare RUN…`: arguments to a request.
enum CompareCommand {
  static let parser = ArgumentParser(
    command: "render compare",
    options: [
      .init(
        name: "output", short: "o", valueName: "FILE",
        help:
          """
          A picture, a film, a table (.md, .csv, .tex) or a page
          (.html); with --config a folder (default: comparison.png,
          comparison)
          """),
      .init(
        name: "kind", short: "k", valueName: "KIND",
        help:
          """
          What is drawn (default: overlay, or summary for a table):
          \(names(FigureKind.comparisons))
          of all runs together, or with a panel for each run
          \(names(FigureKind.comparable.filter { !$0.isComparison }))
          """),
      .init(
        name: "metric", short: "m", valueName: "METRIC",
        help: "What the runs are compared by, as metrics.csv names it\n(default: loss)"),
      .init(
        name: "by", valueName: "CLOCK",
        help: "What they are in step by: "
          + RunClock.allCases.map(\.rawValue).joined(separator: ", ") + "\n(default: epoch)"),
      .init(
        name: "axes", valueName: "AXES",
        help: "Axes of the panels: shared or own (default: shared)"),
      .init(
        name: "config", short: "c", valueName: "FILE",
        help: "A config whose \"compare\" is drawn: { \"compare\": […] }"),
      FigureOptions.theme,
      .init(
        name: "size", valueName: "WxH", help: "Width and height in pixels (default: 800x600)"),
      FigureOptions.jobs, FigureOptions.quiet, FigureOptions.help,
    ])

  static let help = """
    Draws runs together: curves of all in one plot, a table, or any figure with a panel for
    each run, in step and over the same axes. Nothing is trained; folders that other programs
    wrote do as well (see render draw --help).

    usage: render compare RUN… [options]

    \(parser.table)

    The folder of a sweep stands for all of its runs. A folder that cannot be read is left
    out, and said.

    examples:
      render compare visualizations/optimizers -o optimizers.png
      render compare runs/* --kind decisionBoundary -o boundaries.gif
      render compare runs/* --metric accuracy -o table.md
      render compare runs/* --config comparison.json -o comparison

    exit status: 0 done · 64 usage · 65 bad data, snapshot, config or figure
                 66 no such folder, data or snapshots · 73 cannot create the output
                 74 read or write error
    """

  static func run(_ arguments: [String]) throws {
    let parsed = try parser.parse(arguments)
    if parsed.options["help"] != nil { return print(help) }
    if let output = parsed.options["output"], ReportCommand.isPage(output),
      parsed.options["config"] == nil
    {
      return try ReportJob.run(page(parsed))
    }
    try CompareJob.run(request(parsed))
  }

  /// A page has all that there is, so that nothing is chosen for it.
  private static func page(_ parsed: ArgumentParser.Parsed) throws -> ReportRequest {
    let chosen = ["kind", "metric", "by", "axes", "theme", "size"]
    if let option = chosen.first(where: { parsed.options[$0] != nil }) {
      throw UsageError.doesNotFit("--\(option)", "is for a picture, a film or a table")
    }
    return try ReportCommand.request(parsed)
  }

  static func request(_ parsed: ArgumentParser.Parsed) throws -> CompareRequest {
    if parsed.operands.isEmpty {
      throw UsageError.missingOption("RUN", "render compare visualizations/* -o comparison.png")
    }
    let theme: ThemeName? = try parsed.choice("theme")
    var request: CompareRequest
    if let config = parsed.options["config"] {
      let own = ["kind", "metric", "by", "axes", "size"]
      if let option = own.first(where: { parsed.options[$0] != nil }) {
        throw UsageError.doesNotFit("--\(option)", "is for a comparison without --config")
      }
      request = CompareRequest(
        folders: parsed.operands, comparisons: try ComparisonList(file: config),
        output: try parsed.folder("output") ?? "comparison")
    } else {
      let output = try parsed.folder("output") ?? "comparison.png"
      request = CompareRequest(
        folders: parsed.operands, comparisons: try single(parsed, output),
        output: output.contains("/") ? FileSystem.parent(of: output) : ".")
    }
    request.theme = theme
    request.jobs = try parsed.jobs() ?? request.jobs
    request.isQuiet = parsed.options["quiet"] != nil
    return request
  }

  private static func single(
    _ parsed: ArgumentParser.Parsed, _ output: String
  ) throws -> ComparisonList {
    let file = output.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let isTable = TableFormat(file: String(file)) != nil
    let kind = try parsed.comparedKind() ?? (isTable ? "summary" : "overlay")
    if isTable, kind != "summary" {
      throw UsageError.doesNotFit("--kind \(kind)", "is no table, and \(file) is one; summary is")
    }
    var members: [(String, JSONTree)] = [
      ("kind", .string(kind)), ("file", .string(String(file))),
    ]
    for key in ["metric", "size"] {
      if let text = parsed.options[key] { members.append((key, .string(text))) }
    }
    if let clock: RunClock = try parsed.choice("by") {
      members.append(("by", .string(clock.rawValue)))
    }
    if let axes: AxisSharing = try parsed.choice("axes") {
      members.append(("axes", .string(axes.rawValue)))
    }
    return try ComparisonList(members, path: "render compare")
  }

  private static func names(_ kinds: [FigureKind]) -> String {
    var lines = [""]
    for (index, kind) in kinds.enumerated() {
      let word = kind.rawValue + (index < kinds.count - 1 ? "," : "")
      let last = lines[lines.count - 1]
      if last.count + word.count > 54 {
        lines.append(word)
      } else {
        lines[lines.count - 1] = last.isEmpty ? word : "\(last) \(word)"
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension ArgumentParser.Parsed {
  /// The kind that `--kind` names, in upper or lower case.
  fileprivate func comparedKind() throws(UsageError) -> String? {
    guard let text = options["kind"] else { return nil }
    let kinds = FigureKind.comparable.map(\.rawValue)
    guard let kind = kinds.first(where: { $0.lowercased() == text.lowercased() }) else {
      throw .badChoice("--kind", text, choices: kinds)
    }
    return kind
  }
}
