/// Words of a command line against a table of options.
///
/// Options are `--name`, `--name VALUE` or `--name=VALUE`; `-h` and the like are aliases; `--` ends them.
struct ArgumentParser {
  struct Option {
    let name: String
    /// A letter that stands for it: "h" for "-h".
    var short: Character?
    /// What its value is called in the help; `nil` for a switch.
    var valueName: String?
    let help: String
  }

  struct Parsed {
    /// The last value given for each option, "" for a switch.
    var options: [String: String] = [:]
    /// The words that belong to no option.
    var operands: [String] = []
  }

  /// What the words belong to; its `--help` lists the options.
  var command = "render"
  let options: [Option]

  func parse(_ words: [String]) throws(UsageError) -> Parsed {
    var parsed = Parsed()
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        parsed.operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        parsed.operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      guard let option = options.first(where: { matches($0, flag) }) else {
        throw .unknownOption(
          flag, choices: options.map { "--" + $0.name }, command: command)
      }
      switch (option.valueName, parts.count > 1) {
      case (nil, false): parsed.options[option.name] = ""
      case (nil, true): throw .unexpectedValue("--" + option.name, String(parts[1]))
      case (_?, true): parsed.options[option.name] = String(parts[1])
      case (let valueName?, false):
        guard let value = rest.popFirst() else {
          throw .missingValue("--" + option.name, valueName)
        }
        parsed.options[option.name] = value
      }
    }
    return parsed
  }

  private func matches(_ option: Option, _ flag: String) -> Bool {
    flag == "--" + option.name || option.short.map { flag == "-\($0)" } ?? false
  }

  /// The options in two columns, as `--help` shows them.
  var table: String {
    let heads = options.map { option in
      let short = option.short.map { "-\($0), " } ?? "    "
      return "  \(short)--\(option.name)" + (option.valueName.map { " " + $0 } ?? "")
    }
    let width = (heads.map(\.count).max() ?? 0) + 2
    return zip(heads, options).map { head, option in
      let lines = option.help.split(separator: "\n")
      let indent = String(repeating: " ", count: width)
      return head + String(repeating: " ", count: width - head.count)
        + lines.joined(separator: "\n" + indent)
    }.joined(separator: "\n")
  }
}
