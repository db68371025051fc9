import Figures

/// The options of every command that draws figures.
enum FigureOptions {
  static let only = ArgumentParser.Option(
    name: "only", valueName: "FIGURE",
    help:
      """
      Draw only this figure: a kind (hiddenLines) or a file with
      or without its ending (hidden_layers); several with commas
      """)
  static let theme = ArgumentParser.Option(
    name: "theme", valueName: "THEME",
    help: "The theme of all figures: "
      + ThemeName.allCases.map(\.rawValue).joined(separator: " or "))
  static let noFrames = ArgumentParser.Option(
    name: "no-frames", help: "Do not write the single frames as PNG files")
  static let jobs = ArgumentParser.Option(
    name: "jobs", short: "j", valueName: "N",
    help: "Threads to use (default: one for each processor\nthat the process may use)")
  static let quiet = ArgumentParser.Option(
    name: "quiet", short: "q", help: "Print nothing but errors")
  static let help = ArgumentParser.Option(name: "help", short: "h", help: "Show this text")
}

extension ArgumentParser.Parsed {
  /// What `--only` names; `nil` when it was not given.
  func figures() throws(UsageError) -> [String]? {
    guard let lists = values["only"] else { return nil }
    let names = lists.flatMap { list in
      list.split(separator: ",").map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }
    if names.isEmpty {
      throw .badValue("--only", lists.last ?? "", expected: "the kind or the file of a figure")
    }
    return names
  }

  /// The folder that an option names; `nil` when it was not given.
  func folder(_ name: String) throws(UsageError) -> String? {
    let folder = options[name]
    if folder == "" { throw .badValue("--" + name, "", expected: "the name of a folder") }
    return folder
  }
}

extension Substring {
  /// Without the spaces at both ends.
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
