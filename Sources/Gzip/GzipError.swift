/// Why a file of gzip cannot be read.
public enum GzipError: Error, Sendable, Equatable, CustomStringConvertible {
  case damaged
  case tooLong(limit: Int)

  public var description: String {
    switch self {
    case .damaged: "its gzip data are damaged or cut off"
    case .tooLong(let limit): "its gzip data hold more than the \(limit) bytes that they announce"
    }
  }
}
