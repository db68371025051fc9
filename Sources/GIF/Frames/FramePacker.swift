extension GIF {
  /// Turns the pixels of frames into small values that can wait until the palette is known.
  ///
  /// Frames are coded one by one against a fixed backdrop, in any order, on any thread.
  public struct FramePacker: Sendable {
    public let width: Int
    public let height: Int
    let backdrop: [UInt32]
    let format: PixelFormat
    private let spots: SpotColors

    /// - Parameters:
    ///   - backdrop: `width * height` pixels that most frames share, such as what does not move or
    ///     the first frame. It decides how small packed frames are, never what the film looks like.
    ///   - transparency: as in ``Options/transparency``.
    public init(
      width: Int, height: Int, backdrop: [UInt32], transparency: Bool = false
    ) throws(EncodingError) {
      guard 1...GIF.maximumSide ~= width, 1...GIF.maximumSide ~= height else {
        throw .size(width: width, height: height)
      }
      guard backdrop.count == width * height else {
        throw .pixelCount(found: backdrop.count, expected: width * height)
      }
      self.width = width
      self.height = height
      let format = PixelFormat(hasTransparency: transparency)
      self.format = format
      let normalized = backdrop.map { format.normalize($0) }
      self.backdrop = normalized
      spots = SpotColors(of: normalized, width: width)
    }

    /// An empty tally for this film; one for each thread.
    public func tally() -> ColorTally { ColorTally(pixelCount: backdrop.count, spots: spots) }

    /// Packs a frame and counts its colours.
    /// - Parameters:
    ///   - pixels: `width * height` words `0xAARRGGBB`, row by row.
    ///   - delay: how long the frame is shown, in centiseconds.
    /// - Complexity: O(pixels); about a millisecond for 800×600.
    public func pack(
      _ pixels: Span<UInt32>, delay: Int, counting tally: inout ColorTally
    ) throws(EncodingError) -> PackedFrame {
      guard pixels.count == backdrop.count else {
        throw .pixelCount(found: pixels.count, expected: backdrop.count)
      }
      guard delay >= 0 else { throw .delay(delay) }
      // A frame that is not shown counts a little, so that its colours exist.
      let weight = Int64(max(delay, 1))
      let bytes: [UInt8]
      if format.hasTransparency {
        var normalized = [UInt32](repeating: 0, count: pixels.count)
        for i in pixels.indices { normalized[i] = format.normalize(pixels[i]) }
        bytes = code(normalized.span, .max, weight, counting: &tally)
      } else {
        bytes = code(pixels, 0x00FF_FFFF, weight, counting: &tally)
      }
      return PackedFrame(bytes: bytes, delay: delay)
    }

    /// The pixels of a frame again: words `0x00RRGGBB`, as ``pack(_:delay:counting:)`` got them, less opacity.
    ///
    /// - Precondition: the film has no transparency.
    /// - Throws: ``EncodingError/packedFrame`` if the bytes are not those of a packed frame of this film.
    public func pixels(of frame: PackedFrame) throws(EncodingError) -> [UInt32] {
      precondition(!format.hasTransparency, "a film with transparent pixels")
      var plane = ColorPlane(backdrop: backdrop)
      try plane.unpack(frame.bytes, FrameUnpacker(width: width))
      return plane.colors
    }

    private func code(
      _ pixels: Span<UInt32>, _ mask: UInt32, _ weight: Int64, counting tally: inout ColorTally
    ) -> [UInt8] {
      pixels.withUnsafeBufferPointer { pixels in
        backdrop.withUnsafeBufferPointer { backdrop in
          PixelCoder(pixels: pixels, backdrop: backdrop, width: width, mask: mask, weight: weight)
            .bytes(counting: &tally)
        }
      }
    }
  }
}
