/// Why a JPEG file cannot be read.
public enum JPEGError: Error, Sendable, Equatable, CustomStringConvertible {
  case notJPEG
  case tooLarge(width: Int, height: Int, limit: Int)
  /// libjpeg's words.
  case undecodable(String)

  public var description: String {
    switch self {
    case .notJPEG: "it is no JPEG file"
    case .tooLarge(let width, let height, let limit):
      "it has \(width) × \(height) pixels, and \(limit) are the most"
    case .undecodable(let problem): "it is damaged: \(problem)"
    }
  }
}
