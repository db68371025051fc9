import Files
import Formatting
import GIF
import Graphics
import PNG

/// Whether two pictures or films show the same to the eye.
enum PictureComparison {
  /// A pixel with a channel further off than this is another colour; less is another palette, or arithmetic that rounds
  /// otherwise.
  private static let tolerance: UInt32 = 40
  /// So many are an edge that is drawn a little otherwise; the smallest label has more.
  private static let allowedPixels = 24
  private static let pixelLimit = 1 << 26

  /// What is different; `nil` for the same.
  ///
  /// - Throws: `FileError`, `GIF.DecodingError` or `PNGError`, for what is no whole GIF or PNG.
  static func difference(_ a: String, _ b: String) throws -> String? {
    let (first, second) = (try FileSystem.read(a), try FileSystem.read(b))
    if first == second { return nil }
    guard var frames = try FilmReader(first, pixelLimit: pixelLimit),
      var others = try FilmReader(second, pixelLimit: pixelLimit)
    else {
      return try difference(
        PNG.decode(first, pixelLimit: pixelLimit), PNG.decode(second, pixelLimit: pixelLimit))
    }
    var number = 1
    while true {
      switch (try frames.next(), try others.next()) {
      case (let frame?, let other?):
        if frame.delay != other.delay { return "frame \(number) is shown for another time" }
        if let difference = difference(frame.bitmap, other.bitmap) {
          return "frame \(number): \(difference)"
        }
        number += 1
      case (nil, nil): return nil
      default: return "one has more than \(Readable.counted(number - 1, "frame"))"
      }
    }
  }

  static func difference(_ a: Bitmap, _ b: Bitmap) -> String? {
    guard a.width == b.width, a.height == b.height else {
      return "\(a.width) × \(a.height) pixels and \(b.width) × \(b.height)"
    }
    let count = a.differences(from: b, beyond: tolerance)
    return count > allowedPixels ? "\(Numerals.grouped(count)) pixels have other colours" : nil
  }
}
