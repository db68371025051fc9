import CLibrary
import Pipeline
import Progress

/// Jobs one after the other.
enum JobList {
  /// Runs all of them, though one of them fails.
  ///
  /// - Parameter name: what a line says over each job of several.
  /// - Throws: the error of a single job; of several, the status of the first that failed.
  static func run<Request>(
    _ requests: [Request], name: (Request) -> String, isQuiet: (Request) -> Bool,
    _ body: (Request) throws -> Void
  ) throws {
    if requests.count == 1 { return try body(requests[0]) }
    var failure: ReportedError?
    for (index, request) in requests.enumerated() {
      if !isQuiet(request) {
        StandardError.write(
          (index > 0 ? "\n" : "") + "\(name(request)) (\(index + 1) of \(requests.count))\n")
      }
      do {
        try body(request)
        try StandardOutput.finish()
      } catch {
        StandardError.report("\(error)")
        failure = failure ?? ReportedError(exitStatus: ExitStatus.of(error))
      }
    }
    if let failure { throw failure }
  }
}
