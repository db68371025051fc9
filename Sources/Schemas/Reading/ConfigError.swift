import CLibrary
import JSON

/// What is wrong with a config, and where.
public enum ConfigError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  /// No config of that name, here or in configs/.
  case notFound(String, suggestion: String)
  case notJSON(file: String, JSONError)
  /// A value is wrong: the file, where in it, and a sentence about it.
  case value(file: String, keyPath: String, String)

  public var description: String {
    switch self {
    case .notFound(let name, let suggestion): "\(name): no such config\(suggestion)"
    case .notJSON(let file, let error): "\(file):\(error)"
    case .value(let file, let keyPath, let problem):
      keyPath.isEmpty ? "\(file): \(problem)" : "\(file): \(keyPath): \(problem)"
    }
  }

  public var exitStatus: Int32 {
    switch self {
    case .notFound: ExitStatus.noInput
    case .notJSON, .value: ExitStatus.badData
    }
  }
}
