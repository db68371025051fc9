/// Why a PNG file could not be written or read.
public enum PNGError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a PNG file does.
  case notPNG
  /// The file ends too early; `chunk` is where.
  case truncated(chunk: String)
  /// The check sum of a chunk does not fit its bytes.
  case damaged(chunk: String, offset: Int)
  /// A chunk is not what the format demands.
  case malformed(chunk: String, reason: String)
  /// The file announces more pixels than the reader was allowed.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// The compressed picture cannot be what the header announces; the decompressor's words.
  case undecodable(String)
  /// A picture to be written has no pixels or too long a side.
  case badSize(width: Int, height: Int)
  /// A frame is not as large as the film's first.
  case frameSize(width: Int, height: Int, filmWidth: Int, filmHeight: Int)
  /// A film has more or fewer frames than it was announced to have.
  case frameCount(announced: Int, appended: Int)
  /// The keyword of a text entry is not 1 to 79 Latin-1 characters without spaces around it.
  case badKeyword(String)
  /// The decompressor or compressor had no memory.
  case outOfMemory

  public var description: String {
    switch self {
    case .notPNG: "this is not a PNG file: its first eight bytes are others"
    case .truncated(let chunk): "the PNG file ends inside its \(chunk)"
    case .damaged(let chunk, let offset):
      "the PNG file is damaged: the check sum of its \(chunk) chunk at byte \(offset) is wrong"
    case .malformed(let chunk, let reason): "the PNG file's \(chunk) chunk \(reason)"
    case .tooLarge(let width, let height, let limit):
      max(width, height) > PNG.longestSide
        ? "the PNG file announces \(width) by \(height) pixels; a side may have \(PNG.longestSide)"
        : "the PNG file announces \(width) by \(height) pixels; at most \(limit) pixels are read"
    case .undecodable(let reason): "the PNG file's picture cannot be decoded: \(reason)"
    case .badSize(let width, let height):
      "a picture of \(width) by \(height) pixels cannot be a PNG file; each side must be 1 to "
        + "\(PNG.longestSide)"
    case .frameSize(let width, let height, let filmWidth, let filmHeight):
      "a frame of \(width) by \(height) pixels does not fit a film of \(filmWidth) by \(filmHeight)"
    case .frameCount(let announced, let appended):
      "a film announced with \(announced) frames has \(appended)"
    case .badKeyword(let keyword):
      "\"\(keyword)\" cannot name a PNG text: it must be 1 to 79 Latin-1 characters, without spaces at its ends"
    case .outOfMemory: "there is not enough memory for the PNG file"
    }
  }
}
