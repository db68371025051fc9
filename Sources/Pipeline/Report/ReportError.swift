import CLibrary

/// Why a page cannot be made of runs.
enum ReportError: Error, CustomStringConvertible, ExitCoded {
  /// A file that a page would overwrite and that is none of ours.
  case inTheWay(String)
  /// A table of a run folder, a line of it from 1, and what is wrong there.
  case table(String, line: Int, String)
  /// No folder could be read, and how many there were.
  case noRuns(Int)

  var description: String {
    switch self {
    case .inTheWay(let path):
      "\(path): this file is no report of netlapse, which would overwrite it; choose another name with --output, or remove it"
    case .table(let path, let line, let problem): "\(path):\(line): \(problem)"
    case .noRuns(let count): "none of the \(count) folders has a run that can be read"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .inTheWay: ExitStatus.cannotCreate
    case .table, .noRuns: ExitStatus.badData
    }
  }
}
