extension GIF {
  /// A decoded film, as a viewer shows it.
  public struct Film: Sendable, Equatable {
    /// What is on the screen and for how long.
    public struct Frame: Sendable, Equatable {
      /// `width * height` words `0xAARRGGBB`; alpha is 0 or 255.
      public let pixels: [UInt32]
      /// In centiseconds.
      public let delay: Int
    }

    public let width: Int
    public let height: Int
    public let frames: [Frame]
    public let loop: Loop
    public let comments: [String]
    /// What ended the film before its time, if the file is damaged.
    public let damage: DecodingError?
  }

  /// Decodes a film; of a damaged file, the frames before the damage.
  ///
  /// Films too long to be held in memory are read by ``Decoder`` and ``Screen``, image by image.
  /// - Parameters:
  ///   - pixelLimit: the most pixels that the screen may have.
  ///   - filmLimit: the most pixels that all frames may have, of four bytes each.
  /// - Throws: ``DecodingError`` if there is not a single frame.
  public static func decode(
    _ bytes: [UInt8], pixelLimit: Int = 1 << 26, filmLimit: Int = 1 << 28
  ) throws(DecodingError) -> Film {
    var decoder = try Decoder(bytes, pixelLimit: pixelLimit)
    var screen = Screen(width: decoder.width, height: decoder.height)
    var frames: [Film.Frame] = []
    var damage: DecodingError?
    do throws(DecodingError) {
      while let image = try decoder.next() {
        guard (frames.count + 1) * screen.pixels.count <= filmLimit else {
          throw DecodingError.film(limit: filmLimit)
        }
        screen.draw(image)
        frames.append(Film.Frame(pixels: screen.pixels, delay: image.delay))
      }
    } catch {
      damage = error
    }
    guard !frames.isEmpty else { throw damage ?? .noFrames }
    return Film(
      width: decoder.width, height: decoder.height, frames: frames, loop: decoder.loop,
      comments: decoder.comments, damage: damage)
  }
}
