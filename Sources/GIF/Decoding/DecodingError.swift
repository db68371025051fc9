extension GIF {
  /// Why bytes cannot be decoded as a GIF, or not to their end.
  public enum DecodingError: Error, Equatable, CustomStringConvertible {
    /// The file does not begin with `GIF87a` or `GIF89a`.
    case signature
    /// The file ends within a block that begins at `offset`.
    case truncated(offset: Int)
    /// A byte that begins no block.
    case unknownBlock(UInt8, offset: Int)
    /// The screen has no pixels, or more than the limit allows.
    case screen(width: Int, height: Int, limit: Int)
    /// An image has no pixels or reaches beyond the screen.
    case rectangle(Rectangle, width: Int, height: Int)
    /// There is neither a global palette nor one of the image at `offset`.
    case noPalette(offset: Int)
    /// A minimum code size other than 1 to 8.
    case codeSize(Int, offset: Int)
    /// A code that is not in the table yet, in the image at `offset`.
    case code(Int, offset: Int)
    /// The image at `offset` ends after `found` of its pixels.
    case missingPixels(found: Int, expected: Int, offset: Int)
    /// All frames together have more pixels than the limit allows.
    case film(limit: Int)
    /// There is no image in the file.
    case noFrames

    public var description: String {
      switch self {
      case .signature: "not a GIF file"
      case .truncated(let offset): "the block at byte \(offset) is cut short"
      case .unknownBlock(let byte, let offset): "byte \(offset) is \(byte), which begins no block"
      case .screen(let width, let height, let limit):
        "the screen is \(width)×\(height) pixels where 1 to \(limit) pixels are allowed"
      case .rectangle(let r, let width, let height):
        "an image of \(r.width)×\(r.height) pixels at (\(r.x), \(r.y)) does not lie within the "
          + "screen of \(width)×\(height)"
      case .noPalette(let offset): "the image at byte \(offset) has no palette"
      case .codeSize(let size, let offset):
        "the image at byte \(offset) has a code size of \(size) bits where 1 to 8 are allowed"
      case .code(let code, let offset):
        "the image at byte \(offset) uses code \(code) before it is defined"
      case .missingPixels(let found, let expected, let offset):
        "the image at byte \(offset) holds \(found) of its \(expected) pixels"
      case .film(let limit): "the frames have more than \(limit) pixels in all"
      case .noFrames: "there is no image in the file"
      }
    }
  }
}
