import GIF
import Graphics
import PNG

/// The frames of a GIF or an animated PNG as they are seen, one after another.
struct FilmReader {
  private enum Decoder {
    case gif(GIF.Decoder, GIF.Screen)
    case png(PNG.AnimationDecoder)
  }

  struct Frame {
    let bitmap: Bitmap
    /// `nil` when the film names none.
    let delay: PNG.Delay?
  }

  private var decoder: Decoder

  /// `nil` for what is no film: a picture, or neither GIF nor PNG.
  ///
  /// - Throws: `GIF.DecodingError`, `PNGError`.
  init?(_ bytes: [UInt8], pixelLimit: Int) throws {
    if bytes.starts(with: "GIF8".utf8) {
      let decoder = try GIF.Decoder(bytes, pixelLimit: pixelLimit)
      self.decoder = .gif(decoder, GIF.Screen(width: decoder.width, height: decoder.height))
    } else if PNG.isAnimated(bytes) {
      decoder = .png(try PNG.AnimationDecoder(bytes, pixelLimit: pixelLimit))
    } else {
      return nil
    }
  }

  /// The next frame, or `nil` after the last.
  mutating func next() throws -> Frame? {
    switch decoder {
    case .gif(var images, var screen):
      guard let image = try images.next() else { return nil }
      screen.draw(image)
      decoder = .gif(images, screen)
      let bitmap = Bitmap(width: screen.width, height: screen.height, pixels: screen.pixels)
      return Frame(
        bitmap: bitmap,
        delay: image.delay == 0
          ? nil : PNG.Delay(UInt16(truncatingIfNeeded: image.delay), over: 100))
    case .png(var frames):
      guard let frame = try frames.next() else { return nil }
      decoder = .png(frames)
      return Frame(bitmap: frame.bitmap, delay: frame.delay.numerator == 0 ? nil : frame.delay)
    }
  }
}
