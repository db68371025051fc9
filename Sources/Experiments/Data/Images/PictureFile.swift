import Files
import Graphics
import JPEG
import Learning
import PNG

/// Pictures of files as the pixels of samples.
package struct PictureFile: Sendable {
  let size: HeightWidth
  let channels: ImageChannels
  /// The shorter side before the middle is cut out; `nil` for the least that covers the size.
  let resize: Int?

  init(size: HeightWidth, channels: ImageChannels, resize: Int? = nil) {
    self.size = size
    self.channels = channels
    self.resize = resize
  }

  /// For samples of a shape, [channels, height, width]; `nil` for channels that are neither grey nor colours.
  package init?(shape: [Int]) {
    guard shape.count == 3, let channels = ImageChannels(rawValue: shape[0]) else { return nil }
    self.init(size: HeightWidth(shape[1], shape[2]), channels: channels)
  }

  /// [channels, height, width]
  package var shape: [Int] { [channels.rawValue, size.height, size.width] }

  /// The most pixels of a picture: a camera's 40 millions.
  static let pixelLimit = 40_000_000

  /// The picture of a PNG or JPEG file, [channels, height, width].
  ///
  /// It is resized so that it covers the size, or so that its shorter side is `resize`, and the middle is cut out: torchvision's `Resize` by the shorter side and
  /// `CenterCrop`, on pictures by Pillow's `convert("RGB")`, to a byte's last bit where the size is a square; of pictures
  /// much taller than wide, whose columns Pillow resizes before their rows, within 1. What is transparent is over black; 16 bits are
  /// rounded to 8.
  ///
  /// - Throws: `PNGError` or `JPEGError`, or `Unknown` for other files.
  package func pixels(_ bytes: [UInt8]) throws -> [UInt8] {
    let picture: Bitmap
    if JPEG.isJPEG(bytes) {
      picture = try JPEG.decode(bytes, pixelLimit: Self.pixelLimit)
    } else if bytes.starts(with: [0x89, 0x50]) {
      picture = try PNG.decode(bytes, pixelLimit: Self.pixelLimit)
    } else {
      throw Unknown(isEmpty: bytes.isEmpty)
    }
    let covering = try covering(picture)
    return switch channels {
    case .color: covering.colorChannels
    case .gray: covering.grayChannel
    }
  }

  struct Unknown: Error, CustomStringConvertible {
    let isEmpty: Bool
    var description: String { isEmpty ? "it is empty" : "it is neither PNG nor JPEG" }
  }

  /// A strip that would be as huge as it is long.
  struct TooLong: Error, CustomStringConvertible {
    let width: Int
    let height: Int
    var description: String {
      "its \(width) × \(height) pixels are too long and narrow to be resized"
    }
  }

  /// The middle of the picture, in the size.
  private func covering(_ picture: Bitmap) throws -> Bitmap {
    let (height, width) = resize.map { ($0, $0) } ?? (size.height, size.width)
    // The side that needs more is fitted, the other one is as long as the picture's shape makes it, rounded down.
    let isFittedByWidth = picture.width * height <= picture.height * width
    let (newWidth, newHeight) =
      isFittedByWidth
      ? (width, max(width * picture.height / picture.width, height))
      : (max(height * picture.width / picture.height, width), height)
    guard newWidth * newHeight <= Self.pixelLimit else {
      throw TooLong(width: picture.width, height: picture.height)
    }
    return picture.resized(width: newWidth, height: newHeight)
      .centerCropped(width: size.width, height: size.height)
  }
}
