import CJPEG
import Graphics

/// Pictures of JPEG files in memory, read by libjpeg-turbo.
///
///     let bitmap = try JPEG.decode(bytes)
public enum JPEG {
  /// The pictures that `decode` reads unless told otherwise: up to 2²⁶ pixels, 256 MiB in memory.
  public static let defaultPixelLimit = 1 << 26

  /// Whether a file begins as a JPEG file does.
  public static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  /// The picture in a JPEG file: grey, YCbCr, RGB, CMYK or YCCK, of one pass or several.
  ///
  /// The pixels are those of Pillow's `convert("RGB")`. Colour profiles and the camera's orientation are ignored.
  ///
  /// - Throws: `JPEGError` for files that are not JPEG, damaged, cut off or of more than `pixelLimit` pixels.
  public static func decode(
    _ bytes: [UInt8], pixelLimit: Int = defaultPixelLimit
  ) throws(JPEGError) -> Bitmap {
    guard isJPEG(bytes) else { throw .notJPEG }
    var size = jpeg_size()
    try read(bytes, nil, &size)
    let (width, height) = (Int(size.width), Int(size.height))
    guard width * height <= pixelLimit else {
      throw .tooLarge(width: width, height: height, limit: pixelLimit)
    }
    var bitmap = Bitmap(width: width, height: height)
    var failure: JPEGError?
    bitmap.pixels.withUnsafeMutableBytes { pixels in
      do throws(JPEGError) {
        try read(bytes, pixels.bindMemory(to: UInt8.self).baseAddress, &size)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bitmap
  }

  private static func read(
    _ bytes: [UInt8], _ pixels: UnsafeMutablePointer<UInt8>?, _ size: inout jpeg_size
  ) throws(JPEGError) {
    var message = [CChar](repeating: 0, count: 256)
    let isRead = bytes.withUnsafeBufferPointer { source in
      jpeg_read_words(
        source.baseAddress, source.count, pixels, &size, 1.littleEndian == 1 ? 0 : 1, &message,
        message.count)
    }
    guard isRead != 0 else {
      let words = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .undecodable(String(decoding: words, as: UTF8.self))
    }
  }
}
