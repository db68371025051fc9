extension GIF {
  /// The buffers that one thread needs to compress frames: about 20 bytes a pixel.
  public struct Workspace {
    private let compressor: FrameCompressor
    private let buffers: Buffers

    private final class Buffers {
      var encoder = LZWEncoder()
      var planes = PlaneCache()
      var cropped: CroppedFrame

      init(cropped: CroppedFrame) { self.cropped = cropped }
    }

    /// The squared error that the last frame has beyond its palette's.
    var addedError: Double {
      let worth = compressor.pricedPalette.worth
      return worth > 0 ? buffers.encoder.penalty / Double(worth) : 0
    }

    init(compressor: FrameCompressor) {
      self.compressor = compressor
      buffers = Buffers(
        cropped: CroppedFrame(
          width: compressor.width, palette: compressor.palette, compressor.pricedPalette))
    }

    mutating func compress(
      _ frame: PackedFrame, after previous: PackedFrame?, before next: PackedFrame?
    ) throws(EncodingError) -> CompressedFrame {
      try buffers.planes.load([previous, frame, next], compressor)
      guard let plane = buffers.planes[frame],
        let disposal = buffers.cropped.crop(
          plane, after: buffers.planes[previous]?.indices,
          before: buffers.planes[next]?.indices)
      else { return CompressedFrame(delay: frame.delay, image: nil) }
      let codes = buffers.cropped.withChoices { pixels in
        buffers.encoder.encode(pixels, effort: compressor.effort)
      }
      let block = ImageBlock(
        rectangle: buffers.cropped.rectangle, symbolBits: buffers.cropped.symbolBits,
        codes: codes)
      return CompressedFrame(
        delay: frame.delay,
        image: CompressedFrame.Image(disposal: disposal, block: block.bytes))
    }
  }
}
