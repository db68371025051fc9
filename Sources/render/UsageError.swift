import CLibrary
import Experiments
import Schemas

/// A command line that cannot be carried out.
enum UsageError: Error, CustomStringConvertible, ExitCoded {
  var exitStatus: Int32 { ExitStatus.usage }

  case unknownOption(String, choices: [String], command: String)
  case unexpectedValue(String, String)
  case missingValue(String, String)
  case missingOption(String, String)
  case badValue(String, String, expected: String)
  /// A value that is none of those which an option knows.
  case badChoice(String, String, choices: [String])
  /// An option that another one, or the file, leaves no room for.
  case doesNotFit(String, String)
  case tooMany(String, String)
  /// An argument that is neither a config nor quite a command.
  case unknownCommand(String, commands: [String])

  var description: String {
    switch self {
    case .unknownOption(let flag, let choices, let command):
      "\(flag) is not an option\(Suggestion.clause(for: flag, among: choices)); see \(command) --help"
    case .unexpectedValue(let flag, let value): "\(flag) takes no value, and got \"\(value)\""
    case .missingValue(let flag, let valueName):
      "\(flag) needs a value: \(flag) \(valueName)"
    case .missingOption(let flag, let example):
      "\(flag) is missing, for example: \(example)"
    case .badValue(let flag, let value, let expected):
      "\(flag): \"\(value)\" is not \(expected)"
    case .badChoice(let flag, let value, let choices):
      "\(flag): \"\(value)\" is not one of \(choices.joined(separator: ", "))\(Suggestion.clause(for: value, among: choices))"
    case .doesNotFit(let flag, let reason): "\(flag) \(reason)"
    case .tooMany(let word, let reason): "unexpected argument \"\(word)\"; \(reason)"
    case .unknownCommand(let name, let commands):
      "\"\(name)\" is neither a config nor a command\(Suggestion.clause(for: name, among: commands)); see render --help"
    }
  }
}
