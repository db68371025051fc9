import CLibrary

/// A file or folder that could not be read or written.
public enum FileError: Error, Sendable, Equatable, CustomStringConvertible, ExitCoded {
  case notFound(String)
  case cannotRead(String, reason: String)
  case cannotCreate(String, reason: String)
  case cannotWrite(String, reason: String)
  /// Another process is writing the same run folder.
  case inUse(String)

  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file"
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    case .cannotCreate(let path, let reason): "\(path): cannot be created: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .inUse(let path):
      "\(path): another render is writing to this folder; try again when it has ended"
    }
  }

  public var exitStatus: Int32 {
    switch self {
    case .notFound: ExitStatus.noInput
    case .cannotCreate: ExitStatus.cannotCreate
    case .cannotRead, .cannotWrite: ExitStatus.inputOutput
    case .inUse: ExitStatus.tryAgain
    }
  }

  /// The system's words for the last error.
  public static var reason: String { reason(errno) }

  /// The system's words for an `errno`.
  public static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
