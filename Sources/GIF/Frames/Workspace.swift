extension GIF {
  /// The buffers that one thread needs to compress frames: some ten bytes a pixel at most.
  public struct Workspace {
    private let compressor: FrameCompressor
    private var encoder = LZWEncoder()
    private var planes = PlaneCache()
    private var cropped = CroppedFrame()

    init(compressor: FrameCompressor) { self.compressor = compressor }

    mutating func compress(
      _ frame: PackedFrame, after previous: PackedFrame?, before next: PackedFrame?
    ) throws(EncodingError) -> CompressedFrame {
      let palette = compressor.palette
      // What comes next matters only where a pixel can become transparent.
      let next = palette.hasTransparentPixels ? next : nil
      try planes.load([previous, frame, next], compressor.unpacker)
      guard
        let disposal = cropped.crop(
          planes[frame] ?? [], after: planes[previous], before: planes[next],
          width: compressor.width, palette: palette)
      else { return CompressedFrame(delay: frame.delay, image: nil) }
      let codes = encoder.encode(
        cropped.indices, changes: cropped.changes, transparent: palette.transparentIndex ?? 0,
        symbolBits: cropped.symbolBits)
      let block = ImageBlock(
        rectangle: cropped.rectangle, symbolBits: cropped.symbolBits, codes: codes)
      return CompressedFrame(
        delay: frame.delay,
        image: CompressedFrame.Image(disposal: disposal, block: block.bytes))
    }
  }
}
