import CLibrary

/// The first failure of several jobs, each of which has been told to the user when it came.
struct ReportedError: ExitCoded {
  let exitStatus: Int32
}
