extension GIF {
  /// The buffers that one thread needs to compress frames: about 20 bytes a pixel.
  public struct Workspace {
    private let compressor: FrameCompressor
    private let encoder = LZWEncoder()
    private var planes = PlaneCache()
    private var cropped: CroppedFrame

    init(compressor: FrameCompressor) {
      self.compressor = compressor
      cropped = CroppedFrame(width: compressor.width, palette: compressor.palette)
    }

    mutating func compress(
      _ frame: PackedFrame, after previous: PackedFrame?, before next: PackedFrame?
    ) throws(EncodingError) -> CompressedFrame {
      // What comes next matters only where pixels can become transparent again.
      let next = compressor.palette.hasTransparentPixels ? next : nil
      try planes.load([previous, frame, next], compressor)
      guard let plane = planes[frame],
        let disposal = cropped.crop(
          plane, after: planes[previous]?.indices, before: planes[next]?.indices)
      else { return CompressedFrame(delay: frame.delay, image: nil) }
      let codes = cropped.withChoices { pixels in
        encoder.encode(pixels, effort: compressor.effort)
      }
      let block = ImageBlock(
        rectangle: cropped.rectangle, symbolBits: cropped.symbolBits, codes: codes)
      return CompressedFrame(
        delay: frame.delay,
        image: CompressedFrame.Image(disposal: disposal, block: block.bytes))
    }
  }
}
