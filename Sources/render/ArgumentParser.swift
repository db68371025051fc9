/// The arguments of a command line against a table of options.
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
    /// Every value given for each option, in order; "" for a switch.
    var values: [String: [String]] = [:]
    /// The arguments that belong to no option.
    var operands: [String] = []

    /// The last value given for each option, "" for a switch.
    var options: [String: String] { values.compactMapValues(\.last) }
  }

  /// What the arguments belong to; its `--help` lists the options.
  var command = "render"
  /// The option whose value an argument is that belongs to none.
  var operandOption: String?
  let options: [Option]

  func parse(_ arguments: [String]) throws(UsageError) -> Parsed {
    var parsed = Parsed()
    func add(operand: String) {
      parsed.operands.append(operand)
      if let operandOption { parsed.values[operandOption, default: []].append(operand) }
    }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        for operand in rest { add(operand: operand) }
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        add(operand: argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      guard let option = options.first(where: { matches($0, flag) }) else {
        throw .unknownOption(
          flag, choices: options.map { "--" + $0.name }, command: command)
      }
      let value: String
      switch (option.valueName, parts.count > 1) {
      case (nil, false): value = ""
      case (nil, true): throw .unexpectedValue("--" + option.name, String(parts[1]))
      case (_?, true): value = String(parts[1])
      case (let valueName?, false):
        guard let next = rest.popFirst() else {
          throw .missingValue("--" + option.name, valueName)
        }
        value = next
      }
      parsed.values[option.name, default: []].append(value)
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
