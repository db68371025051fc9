import Experiments
import Snapshots

/// A command line that cannot be carried out.
enum UsageError: Error, CustomStringConvertible, ExitCoded {
  var exitStatus: Int32 { ExitStatus.usage }

  case unknownOption(String, choices: [String])
  case unexpectedValue(String, String)
  case missingValue(String, String)
  case missingOption(String, String)
  case badValue(String, String, expected: String)
  case unexpectedOperand(String)

  var description: String {
    switch self {
    case .unknownOption(let flag, let choices):
      "\(flag) is not an option\(Suggestion.clause(for: flag, among: choices)); see render --help"
    case .unexpectedValue(let flag, let value): "\(flag) takes no value, and got \"\(value)\""
    case .missingValue(let flag, let placeholder):
      "\(flag) needs a value: \(flag) \(placeholder)"
    case .missingOption(let flag, let example):
      "\(flag) is missing, for example: \(example)"
    case .badValue(let flag, let value, let expected):
      "\(flag): \"\(value)\" is not \(expected)"
    case .unexpectedOperand(let word):
      "unexpected argument \"\(word)\"; a config is named with --config, see render --help"
    }
  }
}
