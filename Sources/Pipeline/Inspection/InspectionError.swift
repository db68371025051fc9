import CLibrary

/// Why it cannot be said what a file holds.
public enum InspectionError: Error, Equatable, CustomStringConvertible, ExitCoded, Sendable {
  case unknownKind(String)
  /// In the decoder's words.
  case broken(String, String)
  case noRun(String)

  public var description: String {
    switch self {
    case .unknownKind(let path): "\(path): not a GIF, PNG or safetensors file"
    case .broken(let path, let reason): "\(path): \(reason)"
    case .noRun(let path):
      "\(path): not a run folder: it has no config.json, run.json or snapshots"
    }
  }

  public var exitStatus: Int32 { ExitStatus.badData }
}
