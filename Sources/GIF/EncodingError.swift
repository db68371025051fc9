extension GIF {
  /// Why a film cannot be encoded.
  public enum EncodingError: Error, Equatable, CustomStringConvertible {
    /// The film has no frames.
    case noFrames
    /// A side is zero, negative or beyond ``GIF/maximumSide``.
    case size(width: Int, height: Int)
    /// A frame does not have `width * height` pixels.
    case pixelCount(found: Int, expected: Int)
    /// There is not one delay for each frame.
    case delayCount(delays: Int, frames: Int)
    /// A delay is negative.
    case delay(Int)
    /// The bytes of a packed frame do not describe a frame of this film.
    case packedFrame

    public var description: String {
      switch self {
      case .noFrames:
        "a film needs at least one frame"
      case .size(let width, let height):
        "a GIF cannot be \(width)×\(height) pixels: each side must be 1 to \(GIF.maximumSide)"
      case .pixelCount(let found, let expected):
        "a frame has \(found) pixels where the film has \(expected)"
      case .delayCount(let delays, let frames):
        "there are \(delays) delays for \(frames) frames"
      case .delay(let delay):
        "a delay of \(delay) centiseconds is negative"
      case .packedFrame:
        "a packed frame is damaged or belongs to another film"
      }
    }
  }
}
