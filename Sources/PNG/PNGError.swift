/// What is wrong with a PNG file or its making.
public enum PNGError: Error, Sendable, Equatable, CustomStringConvertible {
  case failed(String)

  public var description: String {
    switch self {
    case .failed(let reason): "PNG: \(reason)"
    }
  }
}
