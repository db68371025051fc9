import CLibrary
import Experiments
import Formatting
import Schemas

/// Why a sweep cannot be trained, or not all of it.
enum SweepError: Error, CustomStringConvertible, ExitCoded {
  /// A run is asked for of a config without a sweep.
  case noSweep(String, run: String)
  case noRuns(String)
  /// A sweep.json that is none.
  case brokenIndex(String)
  case noSuchRun(String, run: String, known: [String])
  case tooManyRuns(String, Int)
  /// Runs that are not trained to their end: how many of how many, and the exit code of the first.
  case unfinished(String, Int, of: Int, status: Int32)

  var description: String {
    switch self {
    case .noSweep(let file, let name):
      "--run: \(file) has no sweep, so no run \"\(name)\"; without --run it is trained"
    case .noRuns(let file):
      "\(file): it has no sweep; name keys and their values in sweep, or runs in runs"
    case .brokenIndex(let file):
      "\(file): it does not list the runs of a sweep; render the sweep again"
    case .noSuchRun(let file, let name, let known):
      "--run: \"\(name)\" is no run of \(file)\(Suggestion.clause(for: name, among: known)); render plan \(file) lists them"
    case .tooManyRuns(let file, let count):
      "\(file): the sweep has \(Numerals.grouped(count)) runs; --yes trains more than \(Numerals.grouped(Sweep.runLimit))"
    case .unfinished(let file, let count, let total, _):
      "\(file): \(count) of \(Readable.counted(total, "run")) \(count == 1 ? "is" : "are") not trained to the end; what they have is there, and the others are complete"
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .noSweep, .noSuchRun, .tooManyRuns: ExitStatus.usage
    case .noRuns, .brokenIndex: ExitStatus.badData
    case .unfinished(_, _, _, let status): status
    }
  }
}
