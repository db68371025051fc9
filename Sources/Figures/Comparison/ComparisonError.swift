import Schemas

/// Why runs cannot be compared.
public enum ComparisonError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Two runs, by their labels, and what of their data differs.
  case differentData(String, String, what: String)
  /// A run that does not say when its moments are.
  case noTimes(run: String, RunClock)
  /// A figure that does not suit one of the runs.
  case unsuitable(run: String, FigureError)
  /// Two runs, by their labels, and in what their losses are different functions of the weights.
  case differentLosses(String, String, what: String)
  /// A run, a measure that it does not have, and those that it has.
  case noMetric(run: String, String, among: [String])
  /// A name that none of the runs has.
  case noRun(String, among: [String])

  public var description: String {
    switch self {
    case .differentData(let first, let second, let what):
      "the runs \"\(first)\" and \"\(second)\" are of different data (\(what)) and cannot share axes; \"axes\": \"own\" gives each run its own"
    case .noTimes(let run, let clock):
      "the run \"\(run)\" does not say its \(clock == .time ? "seconds of training" : "steps"), so runs cannot be in step \"by\": \"\(clock.rawValue)\"; \"epoch\" can be"
    case .unsuitable(let run, let error): "the run \"\(run)\": \(error)"
    case .differentLosses(let first, let second, let what):
      "the runs \"\(first)\" and \"\(second)\" have different \(what), and cannot share a plane of weights; \"axes\": \"own\" gives each run its own"
    case .noMetric(let run, let metric, let names):
      "the run \"\(run)\" has no \"\(metric)\"\(Suggestion.clause(for: metric, among: names)); it has \(names.joined(separator: ", "))"
    case .noRun(let name, let names):
      "no run is named \"\(name)\"\(Suggestion.clause(for: name, among: names)); there are \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? " …" : "")"
    }
  }
}
