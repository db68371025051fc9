import CLibrary
import Figures

/// Why runs are not compared though each could be drawn.
enum ComparisonJobError: Error, CustomStringConvertible, ExitCoded {
  case noRuns
  /// A comparison, by the config, its index in the list and its file.
  case unsuitable(String, index: Int, file: String, any Error & Sendable)

  var description: String {
    switch self {
    case .noRuns: "there is no run to compare"
    case .unsuitable(let config, let index, let file, let error):
      "\(config): compare[\(index)] (\(file)): \(error)"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .noRuns: ExitStatus.noInput
    case .unsuitable: ExitStatus.badData
    }
  }
}
