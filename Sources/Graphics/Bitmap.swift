/// A picture in memory: premultiplied 0xAARRGGBB words in native byte order, row after row from the top.
public struct Bitmap: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// `width * height` words; pixel (x, y) is at `y * width + x`.
  public var pixels: [UInt32]

  /// - Parameter fill: the word that every pixel starts with; transparent by default.
  public init(width: Int, height: Int, fill: UInt32 = 0) {
    self.init(
      width: width, height: height, pixels: [UInt32](repeating: fill, count: width * height))
  }

  /// - Precondition: `pixels.count == width * height`.
  public init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "a bitmap needs one word for each pixel")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  public var size: Size { Size(width: width, height: height) }

  public subscript(x: Int, y: Int) -> UInt32 {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }
}
