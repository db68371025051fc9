/// An error that knows the exit code of the command it ends.
public protocol ExitCoded: Error {
  /// One of the constants of `ExitStatus`.
  var exitStatus: Int32 { get }
}
