import Glibc

/// What the file system refused: the path and the system's reason.
public enum FileError: ExitCoded, Equatable, CustomStringConvertible {
  case cannotRead(path: String, reason: String)
  case cannotCreate(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  case cannotRemove(path: String, reason: String)
  /// More bytes than the reader is willing to hold.
  case tooLarge(path: String, limit: Int)
  /// Another process holds the folder's lock.
  case inUse(path: String)

  public var exitStatus: Int32 {
    switch self {
    case .cannotCreate, .inUse: ExitStatus.cannotCreate
    case .cannotRead, .cannotWrite, .cannotRemove: ExitStatus.inputOutput
    case .tooLarge: ExitStatus.data
    }
  }

  public var description: String {
    switch self {
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    case .cannotCreate(let path, let reason): "\(path): cannot be created: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .cannotRemove(let path, let reason): "\(path): cannot be removed: \(reason)"
    case .tooLarge(let path, let limit): "\(path): is larger than \(limit) bytes"
    case .inUse(let path):
      "\(path): another run is writing here; wait until it ends or choose another --output"
    }
  }

  /// The system's sentence for an `errno`.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
